/** Khóa: phiếu khôi phục, đổi khóa, trang Khóa. */
export const keys = {
  refusals: {
    'key.word-unknown': (p: { row: number; place: number; word: string }) =>
      `Hàng ${p.row}, từ thứ ${p.place}: “${p.word}” không có trong danh sách từ. Xem lại hàng ${p.row} trên phiếu rồi gõ lại.`,
    'key.words-count': (p: { count: number; wanted: number }) =>
      `Phiếu có ${p.wanted} từ, mới thấy ${p.count} từ. Gõ đủ các hàng, kể cả hàng cuối.`,
    'key.row-wrong': (p: { row: number }) =>
      `Hàng ${p.row} không giống phiếu. Xem lại rồi gõ lại hàng ${p.row}.`,
    'key.not-typed-back':
      'Chưa gõ lại đúng phiếu khôi phục nên chưa tạo gì. Chạy lại khi có đủ thời gian in và gõ phiếu.',
    'key.not-checked':
      'Chưa gõ đủ phiếu nên chưa biết đúng hay sai. Chạy lại key check khi có phiếu trong tay.',
    'key.not-recovered':
      'Chưa gõ đủ các từ nên chưa dựng lại khóa. Lấy phiếu khôi phục trong phong bì rồi chạy lại.',
    'key.file-there': (p: { file: string }) =>
      `Đã có tệp khóa ${p.file}, không ghi đè. Nếu tệp ấy không mở được dữ liệu thì đổi tên nó rồi chạy lại.`,
    'key.not-of-this-data': (p: { keyName: string }) =>
      `Các từ này đúng là một khóa (dấu ${p.keyName}) nhưng không mở được dữ liệu ở đây. Xem dấu khóa trên phiếu, lấy phiếu khác hoặc đúng thư mục dữ liệu.`,
    'key.words-wrong':
      'Các từ đều có trong danh sách nhưng không khớp nhau: có từ gõ nhầm. So lại từng hàng với phiếu rồi gõ lại.',
  },
}
