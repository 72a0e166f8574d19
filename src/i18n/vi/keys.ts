/** Khóa: phiếu khôi phục, đổi khóa, trang Khóa. */
export const keys = {
  lead: 'Tên, số giấy tờ và mọi phần riêng của bà con nằm trong máy ở dạng khóa kín. Trang này cho biết khóa được giữ thế nào.',
  file: 'Tệp khóa',
  fileOk: (p: { name: string }) =>
    `Tệp khóa còn nguyên, chỉ tài khoản chạy chương trình đọc được. Dấu khóa ${p.name}.`,
  fileMissing:
    'Không thấy tệp khóa trên máy. Chương trình còn chạy nhờ khóa đã đọc lúc mở; tắt đi là không mở lại được. Đừng tắt: lấy phiếu khôi phục ra và chạy lệnh dưới đây ngay.',
  fileDamaged:
    'Tệp khóa bị hỏng. Chương trình còn chạy nhờ khóa đã đọc lúc mở. Đừng tắt: đổi tên tệp ấy, lấy phiếu khôi phục ra và chạy lệnh dưới đây ngay.',
  fileOpen:
    'Người khác dùng máy này đọc được tệp khóa. Sửa ngay: đặt quyền chỉ chủ tệp đọc được (chmod 600).',
  sheet: 'Phiếu khôi phục',
  sheetFresh: (p: { date: string }) => `Đã gõ thử đúng ngày ${p.date}.`,
  sheetDue: (p: { date: string; days: number }) =>
    `Gõ thử lần cuối ngày ${p.date}, đã ${p.days} ngày. Mở một phong bì, gõ thử, rồi niêm lại.`,
  sheetNever: 'Chưa gõ thử lần nào. In phiếu, gõ thử, rồi niêm phong hai bản ở hai nơi.',
  sheetWhy:
    'Máy hỏng hay mất tệp khóa thì chỉ phiếu này mở lại được dữ liệu. Các từ trên phiếu không bao giờ hiện trên trang web.',
  commands: 'Chạy trên máy này, trong cửa sổ lệnh ở thư mục chương trình:',
  check: 'gõ thử phiếu; chương trình cứ mở',
  print: 'in lại phiếu; tắt chương trình trước',
  recover: 'dựng lại tệp khóa từ phiếu',
  data: 'Khóa dữ liệu',
  dataAge: (p: { date: string; days: number }) =>
    p.days === 0 ? 'Khóa đang dùng làm hôm nay.' : `Khóa đang dùng làm ngày ${p.date}, đã ${p.days} ngày.`,
  dataWhy:
    'Đổi khóa dữ liệu mỗi năm một lần, và khi có người nghỉ việc từng chạm vào máy này hay bản sao lưu. Máy khóa lại từng phần trong lúc quầy vẫn làm việc.',
  rotate: 'Đổi khóa dữ liệu',
  requested: 'Đã nhận lệnh đổi khóa. Máy bắt đầu trong vài giây.',
  starting: 'Đang chuẩn bị đổi khóa.',
  progress: (p: { done: string; total: string }) => `Đã khóa lại ${p.done} trong ${p.total} phần dữ liệu.`,
  settling: 'Đã khóa lại hết. Máy đợi vài phút cho việc đang dở xong, rồi bỏ khóa cũ.',
  carryOn: 'Quầy cứ làm việc. Đóng trang này hay tắt máy cũng được: lần mở sau máy làm tiếp.',
  broken: (p: { count: string }) =>
    `Có ${p.count} phần không mở được bằng khóa nào nên để nguyên, và khóa cũ được giữ lại. Báo người phụ trách kỹ thuật xem lại bản sao lưu.`,
  again: 'Xem lại',
  last: (p: { date: string; count: string }) =>
    `Lần đổi gần nhất: ngày ${p.date}, khóa lại ${p.count} phần, khóa cũ đã bỏ.`,
  master: 'Khóa chính',
  masterWhy:
    'Nghi khóa chính hay phiếu bị lộ thì đổi khóa chính: tắt chương trình, chạy lệnh dưới đây, gõ lại phiếu mới. Giữ phiếu cũ khi còn giữ bản sao lưu cũ.',
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
    'key.rotation-running': 'Khóa đang được đổi rồi. Đợi xong rồi hãy đổi lần nữa.',
    'key.words-wrong':
      'Các từ đều có trong danh sách nhưng không khớp nhau: có từ gõ nhầm. So lại từng hàng với phiếu rồi gõ lại.',
  },
}
