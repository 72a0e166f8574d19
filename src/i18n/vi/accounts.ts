/** Phường và tài khoản. */
export const accounts = {
  refusals: {
    'setup.ward-exists': (p: { name: string }) =>
      `Ở đây đã có ${p.name}. Muốn tạo phường khác thì đặt DATA_DIR và KEY_FILE sang chỗ mới.`,
    'setup.incomplete': (p: { field: string }) => `Thiếu hoặc sai: ${p.field}. Điền lại rồi chạy setup.`,
  },
}
