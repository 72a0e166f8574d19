/** Lời của khung trang: lỗi, phiên, những điều chưa làm được. */
export const kit = {
  notFoundTitle: 'Không có trang này',
  notFoundSay: 'Địa chỉ sai, đường dẫn đã dùng hoặc đã hết hạn.',
  refusedTitle: 'Chưa làm được việc này',
  faultTitle: 'Phần mềm bị lỗi',
  faultSay: 'Việc vừa rồi có thể chưa được lưu. Mở lại trang trước để xem, rồi làm lại.',
  faultCode: 'Mã lỗi để đọc qua điện thoại',
  downTitle: 'Chưa ghi được dữ liệu',
  downSay:
    'Máy chủ dữ liệu không trả lời hoặc ổ đĩa đã đầy. Không có gì bị ghi dở. Báo quản trị rồi thử lại.',
  tooManyTitle: 'Xin đợi một chút',
  tooManySay: (seconds: number) => `Quá nhiều lần trong ít phút. Thử lại sau ${seconds} giây.`,
  tooLargeTitle: 'Gửi nhiều quá',
  tooLargeSay:
    'Nội dung vừa gửi lớn hơn mức cho phép (1 MB). Quay lại, bớt chữ rồi gửi lại. Chưa có gì được lưu.',
  wrongHostTitle: 'Địa chỉ này không phải của một cửa',
  wrongHostSay: 'Mở đúng địa chỉ phường đã cho. Nếu phường mới đổi địa chỉ, báo quản trị đặt lại PUBLIC_URL.',
  legalBasis: 'Căn cứ',
  goBack: 'Quay lại',
  home: 'Về trang đầu',
  signInTitle: 'Vào làm việc',
  signInSayPlain: 'Đường dẫn này dùng một lần, trên máy này.',
  signIn: 'Vào làm việc',
  signInNeeded: 'Mời vào lại',
  signInNeededSay:
    'Phiên làm việc đã hết, hoặc chưa vào. Mở đường dẫn của mình, hoặc nhờ quản trị cấp đường dẫn mới.',
  signOut: 'Ra',
  refusals: {
    'kit.unknown': 'Phần mềm không cho làm việc này lúc này. Xem lại trạng thái rồi thử lại.',
    'kit.forbidden': 'Tài khoản này không được làm việc đó. Nhờ người có quyền.',
    'kit.stale-form': 'Trang đã mở quá lâu hoặc đến từ nơi khác. Tải lại trang rồi làm lại.',
    'write.key-reused':
      'Trang này đã được gửi một lần với nội dung khác. Tải lại trang để thấy bản mới nhất.',
  },
}
