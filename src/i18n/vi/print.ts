/** Máy in. */
export const print = {
  ticket: 'In số',
  queued: 'Đã gửi số tới máy in',
  paperQueued: 'Đã gửi tờ khai tới máy in',
  waiting: 'Có số chưa in được',
  refusals: {
    'printer.none': 'Chưa đặt máy in số. In qua trình duyệt.',
    'printer.paper-out': 'Máy in số hết giấy. Thay giấy, máy tự in lại.',
    'printer.cover-open': 'Nắp máy in số đang mở. Đóng nắp, máy tự in lại.',
    'printer.offline': 'Không thấy máy in số. Xem dây mạng và công tắc, máy tự in lại.',
    'printer.error': 'Máy in số báo lỗi. Tắt rồi bật lại, máy tự in lại.',
  },
}
