/** Dữ liệu cá nhân: lời xin đồng ý, quyền của bà con, giữ bao lâu. Chính những câu xin đồng ý nằm ở catalogue/consents.yaml. */
export const privacy = {
  childTitle: 'Người đến là trẻ em dưới 16 tuổi',
  childSay: 'Người đại diện phải đồng ý. Cháu từ đủ 7 tuổi thì hỏi cả cháu.',
  childGuardian: 'Họ tên người đại diện đi cùng',
  childAge: 'Cháu đã đủ 7 tuổi chưa?',
  childOld: 'Đủ 7 tuổi, và cháu nói đồng ý',
  childYoung: 'Chưa đủ 7 tuổi',
  childYes: 'Người đại diện đồng ý',
  withdrawHelp: 'Thôi, không cần giúp nữa',
  messages: 'Bà con nhận tin báo qua số này',
  messagesOnSlip:
    'Đã đồng ý nhận tin báo về hồ sơ này qua số điện thoại đã cho. Thôi nhận: vào trang hồ sơ, hoặc nói với cán bộ.',
  statutoryLaw: (law: string) => `Căn cứ: ${law}`,
  refusals: {
    'consent.no-guardian': 'Trẻ em thì phải có người đại diện đồng ý. Ghi tên người đại diện rồi làm lại.',
    'consent.child-not-asked': 'Cháu đã đủ 7 tuổi thì phải hỏi cả cháu. Hỏi cháu rồi làm lại.',
    'consent.no-wording':
      'Hôm nay chưa có lời xin đồng ý cho việc này. Báo quản trị xem lại danh mục lời xin đồng ý.',
    'consent.no-phone': 'Muốn nhận tin báo thì phải có số điện thoại. Ghi số, hoặc bỏ chọn nhận tin.',
    'draft.days': 'Chọn một trong những số ngày đã cho.',
    'draft.nothing-to-keep': 'Lượt này chưa khai gì nên không có gì để giữ.',
    'draft.unknown-code': 'Không có bản khai nào mang mã này. Gõ lại mã; quá ngày thì bản khai đã xóa.',
    'request.already-replied': 'Đã trả lời bà con rồi. Xem câu trả lời ở nhật ký của yêu cầu.',
    'request.already-extended': 'Yêu cầu này đã gia hạn một lần. Luật chỉ cho gia hạn một lần: làm cho xong.',
    'request.not-proven': 'Chưa đủ chứng minh bà con là ai. Xem giấy tờ của bà con, ghi lại, rồi làm.',
    'request.not-now': 'Yêu cầu này không còn ở bước đó. Xem trạng thái ở đầu trang.',
    'request.restricted':
      'Bà con đã xin hạn chế: hồ sơ này chỉ được giải quyết. Muốn dùng vào việc khác thì bỏ hạn chế trước.',
    'request.proof-missing': 'Chọn cách bà con chứng minh mình là ai.',
    'request.reply-empty': 'Ghi lại đã trả lời bà con thế nào.',
    'request.reason-missing': 'Ghi rõ lý do và căn cứ.',
    'request.hold-without-reason': 'Ghi rõ vì sao giữ lại.',
    'request.no-mark': 'Không còn gì để bỏ. Tải lại trang để xem.',
    'request.held': 'Hồ sơ đang bị giữ lại nên chưa xóa được. Bỏ lệnh giữ trước, hoặc từ chối có lý do.',
    'request.nothing-to-see': 'Chưa có bản nào để xem: yêu cầu xem phải được đồng ý trước.',
    'retention.out-of-bounds': 'Thời hạn ra ngoài khoảng cho phép. Chọn lại trong khoảng ghi bên cạnh.',
  },
}
