/** Thủ tục, thời hạn, tra cứu. */
export const lookup = {
  rules: {
    none: () => 'Thủ tục không định thời hạn.',
    sameDay: (p: Params) => `Trả trong ngày khi nhận đến ${p.cutoff}.`,
    sameDayAfterCutoff: (p: Params) => `Nhận sau ${p.cutoff} thì trả vào ngày làm việc tiếp theo.`,
    workingDays: (p: Params) => `${p.days} ngày làm việc, không tính ngày nhận, hết giờ làm việc ngày cuối.`,
    workingHours: (p: Params) => `${p.hours} giờ làm việc, tính từ lúc nhận.`,
    days: (p: Params) => `${p.days} ngày, không tính ngày nhận.`,
    daysShifted: (p: Params) =>
      `${p.days} ngày; ngày cuối là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo.`,
    months: (p: Params) => `${p.count} ${p.unit === 'year' ? 'năm' : 'tháng'}, không tính ngày nhận.`,
    monthsShifted: (p: Params) =>
      `${p.count} ${p.unit === 'year' ? 'năm' : 'tháng'}; ngày cuối là ngày nghỉ nên chuyển sang ngày làm việc tiếp theo.`,
  },
  provisional: 'Lịch nghỉ của năm này chưa công bố, ngày hẹn có thể đổi.',
  sameSession: {
    eligible: 'Đủ giấy tờ thì xong ngay trong buổi.',
    needsCondition: 'Xong trong buổi khi đúng điều kiện của thủ tục.',
    notThisProcedure: 'Thủ tục này cần thêm thời gian theo luật.',
    notThisCase: 'Trường hợp này phải xác minh hoặc niêm yết.',
    afterCutoff: 'Đã quá giờ nhận để xong trong ngày.',
    notWorkingDay: 'Hôm nay không phải ngày làm việc.',
    noCalendar: 'Chưa có lịch nghỉ của năm này.',
  },
  kinds: {
    procedure: 'thủ tục',
    thisOffice: 'về bộ phận một cửa',
    elsewhere: 'cơ quan khác',
    notAProcedure: 'không phải thủ tục',
  },
  refusals: {
    'due.no-calendar': (p: { year: number }) =>
      `Chưa có lịch nghỉ năm ${p.year}. Thêm tệp catalogue/calendars/${p.year}.yaml rồi tính lại.`,
    'due.unknown-procedure': 'Không có thủ tục này trong danh mục. Xem mã thủ tục bằng lệnh find.',
    'due.unknown-case': 'Thủ tục này không có trường hợp đó.',
    'due.bad-time': 'Giờ nhận phải có dạng 2026-08-27T09:00.',
    'find.empty': 'Chưa có câu hỏi.',
  },
}

type Params = Record<string, string | number>
