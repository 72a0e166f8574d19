/** Bảng mẫu các phần nhỏ, cho người làm phần mềm. */
export const gallery = {
  title: 'Trưng bày các phần',
}
