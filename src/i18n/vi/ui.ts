/** Lời của các phần nhỏ. */
export const ui = {
  skip: 'Đến phần chính',
  demoLabel: 'Phường thử',
  demoBand: 'Phường thử: mọi người, số và hồ sơ ở đây đều là thử, không có giá trị.',
  desk: 'Một cửa',
  display: 'Hiển thị',
  otherLang: 'EN',
  otherLangSay: 'English version',
  centre: (ward: string) => `Trung tâm Phục vụ hành chính công ${ward}`,
  call: 'Gọi hỏi',
  sources: {
    none: 'chưa có', card: 'từ thẻ', spoken: 'nghe', typed: 'gõ', derived: 'suy ra', ward: 'phường', earlier: 'đã khai', chat: 'nhắn',
  },
  heardBy: (name: string) => `nghe, ${name} gõ`,
  errorsTitle: (n: number) => (n === 1 ? 'Có một chỗ cần xem lại' : `Có ${n} chỗ cần xem lại`),
  minutesLeft: (n: number) => `còn ${n} phút`,
  dueToday: (time: string) => `${time} hôm nay`,
  daysLeft: (n: number) => `còn ${n} ngày`,
  late: (n: number) => (n < 1 ? 'quá hạn' : `quá hạn ${n} ngày`),
  noDue: 'không hạn',
  masked: (last: string) => `chỉ hiện ba số cuối, ${last}`,
}
