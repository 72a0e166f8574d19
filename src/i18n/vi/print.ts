/** Máy in. */
export const print = {
  ticket: 'In số',
  queued: 'Đã gửi số tới máy in',
  paperQueued: 'Đã gửi tờ khai tới máy in',
  waiting: 'Có giấy chưa in được',
  refusals: {
    'printer.none': 'Chưa đặt máy in. In qua trình duyệt.',
    'printer.paper-out': 'Máy in hết giấy. Thay giấy, máy tự in lại.',
    'printer.cover-open': 'Nắp máy in đang mở. Đóng nắp, máy tự in lại.',
    'printer.offline': 'Không thấy máy in. Xem dây mạng và công tắc, máy tự in lại.',
    'printer.unsure': 'Máy in không báo đã in xong. Xem giấy đã ra chưa; chưa ra thì bấm in lại.',
    'printer.error': 'Máy in báo lỗi. Tắt rồi bật lại, máy tự in lại.',
  },
}
