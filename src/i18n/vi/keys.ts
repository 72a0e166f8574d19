/** Khóa: phiếu khôi phục, đổi khóa, trang Khóa. */
export const keys = {
  refusals: {
    'key.word-unknown': (p: { row: number; place: number; word: string }) =>
      `Hàng ${p.row}, từ thứ ${p.place}: “${p.word}” không có trong danh sách từ. Xem lại hàng ${p.row} trên phiếu rồi gõ lại.`,
    'key.words-count': (p: { count: number; wanted: number }) =>
      `Phiếu có ${p.wanted} từ, mới thấy ${p.count} từ. Gõ đủ các hàng, kể cả hàng cuối.`,
    'key.words-wrong':
      'Các từ đều có trong danh sách nhưng không khớp nhau: có từ gõ nhầm. So lại từng hàng với phiếu rồi gõ lại.',
  },
}
