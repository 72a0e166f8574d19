/** People as a Vietnamese ward has them: a few families hold most, and nearly half of all names carry Thị or Văn. */
export type Invented = { fullName: string; idNumber: string; phone: string }

type Weighted = readonly (readonly [string, number])[]

/** Shares of families in percent (Lê Trung Hoa, "Họ và tên người Việt Nam"); what is left is spread over the rare ones. */
const families: Weighted = [
  ['Nguyễn', 38],
  ['Trần', 11],
  ['Lê', 9.5],
  ['Phạm', 7],
  ['Hoàng', 5.1],
  ['Phan', 4.5],
  ['Võ', 3.9],
  ['Đặng', 2.1],
  ['Bùi', 2],
  ['Đỗ', 1.4],
  ['Hồ', 1.3],
  ['Ngô', 1.3],
  ['Dương', 1],
  ['Lý', 0.5],
]
const rareFamilies =
  'An Âu Bạch Bành Cao Cấn Châu Chế Chu Cù Diệp Doãn Đào Đậu Điền Đinh Đoàn Đồng Giang Giáp Hà Hứa Kiều Kim La Lã Lại Lâm Lều Lục Lương Lưu Mạc Mai Nghiêm Ninh Nông Ông Phí Phó Phùng Quách Quản Sầm Tạ Tăng Thạch Thái Thân Thiều Tiêu Tô Tôn Tống Trà Triệu Trịnh Trương Từ Ung Uông Vi Viên Vương Y'.split(
    ' ',
  )

const women: { middle: Weighted; given: string[] } = {
  middle: [
    ['Thị', 58],
    ['Ngọc', 8],
    ['Thu', 5],
    ['Thanh', 5],
    ['Minh', 4],
    ['Kim', 4],
    ['Mỹ', 3],
    ['Hoàng', 3],
    ['Phương', 3],
    ['Bảo', 2],
    ['Khánh', 2],
    ['Như', 2],
    ['Diệu', 1],
  ],
  given:
    'Hoa Lan Hương Hồng Hạnh Thảo Linh Trang Mai Ngọc Anh Hà Thủy Nga Hằng Dung Loan Yến Phượng Thanh Tuyết Nhung Vân Lý Xuân Thu Cúc Liên Bích Nguyệt Oanh Trâm Quỳnh Nhi Như Vy My Ngân Châu Chi Diệp Duyên Giang Hiền Hòa Huệ Khuê Kiều Lài Lệ Liễu Ly Miên Nguyên Nhàn Nữ Nương Phúc Quế Sen Sương Tâm Thắm Thoa Thơm Thư Thương Tiên Trà Trinh Trúc Tú Uyên Vui Ý Yên Ngữ Ánh Dịu Đào Gấm'.split(
      ' ',
    ),
}
const men: { middle: Weighted; given: string[] } = {
  middle: [
    ['Văn', 46],
    ['Đức', 7],
    ['Hữu', 7],
    ['Minh', 6],
    ['Quang', 6],
    ['Công', 5],
    ['Đình', 4],
    ['Xuân', 4],
    ['Thanh', 4],
    ['Ngọc', 3],
    ['Quốc', 3],
    ['Duy', 2],
    ['Trọng', 2],
    ['Bá', 1],
  ],
  given:
    'Hùng Dũng Tuấn Anh Nam Long Hải Sơn Minh Đức Thành Trung Cường Hiếu Phong Quân Tùng Thắng Bình Hòa An Bảo Cảnh Châu Chiến Chung Công Cương Danh Đạt Điền Định Đông Du Duy Giang Giáp Hà Hậu Hiệp Hoàn Hoàng Huy Huỳnh Hưng Khang Khánh Khoa Khôi Kiên Lâm Lộc Lợi Luân Lực Lượng Mạnh Nghĩa Ngọc Nguyên Nhân Nhật Phát Phú Phúc Phước Quang Quốc Quý Sáng Sinh Sỹ Tài Tâm Tân Thái Thiện Thịnh Thọ Thông Tiến Tín Toàn Trí Trường Tú Vinh Vũ Ẩn'.split(
      ' ',
    ),
}

/** A small generator with a seed: the same people in every run. */
export function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function weighted(from: Weighted, random: () => number): string | undefined {
  let left = random() * 100
  return from.find(([, share]) => (left -= share) < 0)?.[0]
}

/** The first of a list are chosen more often than the last, as given names are. */
function skewed(from: readonly string[], random: () => number): string {
  return from[Math.floor(from.length * random() ** 2)]!
}

export function inventPerson(random: () => number): Invented {
  const isWoman = random() < 0.5
  const { middle, given } = isWoman ? women : men
  const family = weighted(families, random) ?? skewed(rareFamilies, random)
  const parts = [family, weighted(middle, random) ?? skewed(given, random)]
  if (random() < 0.3) parts.push(skewed(given, random))
  parts.push(skewed(given, random))
  const digits = (count: number) =>
    Math.floor(random() * 10 ** count)
      .toString()
      .padStart(count, '0')
  return {
    fullName: parts.join(' '),
    idNumber: `045${isWoman ? 1 : 0}${digits(2)}${digits(6)}`,
    phone: `09${digits(8)}`,
  }
}
