package read

// Questions: the words that ask, and by which words it is told what about.

// questionWords ask, wherever they stand; questionEnds ask at the end. Those of
// accentedEnds do so with their accents only: "An Nhi" and "Ngôi Sao A" are names.
var (
	questionWords = []string{"ly do gi", "li do gi", "gi ha", "ai dung ten", "la cai gi", "de lam chi", "chi rua", "o mo", "bam vao dau", "bam o dau", "nut nao", "ai xem", "ai doc duoc", "cach dang ky", "xoa du lieu", "sua kieu gi", "o dau", "the nao", "lam sao", "tai sao", "vi sao", "sao lai", "bao gio", "khi nao", "bao lau", "la gi",
		"lam gi", "ma nao", "cai nao", "nao bay gio", "ai phu trach", "ai quan ly", "hoi ai", "goi ai", "gap ai", "ngay may", "khac gi", "nghia gi", "phan nao", "muc nao", "cho nao", "cho hoi", "xin hoi", "muon hoi", "hoi chut", "co phai", "co can", "ai la", "lien he ai", "bao nhieu", "duoc khong",
		"phai khong", "dung khong", "sao phai", "sao can", "how", "what", "where", "when", "why", "can i", "may i", "did i", "have i", "did my", "has my"}
	questionEnds = []string{"khong a", "ko a", "chua a", "phai khong", "dung khong", "gi a", "dau a", "the a"}
	accentedEnds = []string{"sao ạ", "nhỉ"}
)

// ofMany ask after schools, and tell nothing of an own one: "trường nào bị từ chối".
var ofMany = []string{"truong nao", "don vi nao", "nhung truong", "nhung don vi", "cac truong", "cac don vi", "bao nhieu", "may truong", "may don vi", "danh sach"}

// topics are tried in order: a text that has a word of each list, and ends in one of ends
// where there are some, is about it.
var topics = []struct {
	topic Topic
	all   []lexicon
	ends  lexicon
}{
	{AboutOther, []lexicon{phrases(`chữ ký số|chứng thư số|ký số|căn cước|cccd|giấy phép`), asking}, nil},
	{AboutOther, []lexicon{phrases(`ai nhận|ai duyệt|ai xử lý|ai xác nhận`)}, nil},
	{AboutWho, []lexicon{whoAsks}, nil},
	{AboutDuty, []lexicon{phrases(`có phải báo cáo|có phải nộp|có phải gửi báo cáo|có cần báo cáo|có cần nộp|còn phải báo cáo|còn phải nộp|phải báo cáo nữa|phải báo cáo tiếp|cần báo cáo nữa|phải nộp nữa|báo cáo hằng ngày|báo cáo hàng ngày|ngày nào cũng phải|mỗi ngày phải|do i have to report|must i report`)}, nil},
	{AboutDeadline, []lexicon{phrases(`khóa sổ|phải xong|bao giờ xong|nộp sau giờ|nộp sau hạn|có kịp|còn kịp|kịp không|trước mấy giờ|trước lúc mấy giờ|ngày bao nhiêu|nộp trễ|gửi trễ|báo cáo trễ|báo trễ|trễ hạn|trễ có|khi nào phải báo cáo|bao giờ phải báo cáo|bao giờ báo cáo|khi nào báo cáo|bao giờ phải nộp|còn bao lâu|mai nộp được không|mai nộp|mai gửi|mai báo cáo|mai báo|nộp muộn|gửi muộn|báo cáo muộn|quá hạn thì|quá hạn có|chốt|chốt số|ngày mấy|hôm mấy|hạn|hạn nộp|hạn chót|deadline|hết hạn|hạn cuối|hạn báo cáo|đến ngày nào|trước ngày nào|đến hôm nào|đến bao giờ|đến khi nào|muộn nhất|mấy giờ phải|chậm nhất`), asking}, nil},
	{AboutTax, []lexicon{taxLookups, asking}, nil},
	{AboutForget, []lexicon{phrases(`xóa dữ liệu|xóa thông tin|sửa dữ liệu|xóa dữ liệu cá nhân|xóa số điện thoại|xóa tài khoản|delete my data`)}, nil},
	{AboutMine, []lexicon{phrases(`mã biên nhận|biên nhận|mã bc|mã báo cáo|mã số báo cáo|số biên nhận`), phrases(`của em|của tôi|của mình|của trường em|mất|quên|đâu rồi|bao nhiêu|xin|xin lại|cho em|cho tôi|cho mình|gửi lại`)}, nil},
	{AboutReceipt, []lexicon{phrases(`mã biên nhận|biên nhận|mã bc|mã báo cáo|mã số báo cáo|số biên nhận|receipt`), asking}, nil},
	{AboutData, []lexicon{phrases(`ai xem|ai xem được|ai thấy|ai thấy được|ai đọc|ai đọc được|dùng làm gì|dùng để làm gì|lộ thông tin|bảo mật|lưu ở đâu|lưu bao lâu`), phrases(`ảnh|hình|dữ liệu|thông tin|số điện thoại|báo cáo|tin nhắn`)}, nil},
	{AboutUnits, []lexicon{phrases(`trường nào|đơn vị nào|những trường nào|cơ sở nào|nhóm nào`), phrases(`chưa xong|chưa báo cáo|chưa gửi|chưa nộp|còn thiếu|còn lại|xong rồi|báo cáo rồi`)}, nil},
	{AboutCode, []lexicon{phrases(`mã số thuế|mst|mã số|mã|tax code`), phrases(`là cái gì|cái chi|là chi|làm chi|phải lưu|cần lưu|phải giữ|cần giữ|để làm gì|dùng làm gì|tác dụng gì|mã gì|mst gì|thuế gì|số gì|là gì|gì cơ|mã nào|thuế nào|ở đâu|lấy đâu|đâu ra|hỏi ai|tra ở đâu|là sao|what is|where`)}, nil},
	{AboutTap, []lexicon{phrases(`bấm ở đâu|bấm vào đâu|bấm chỗ nào|bấm nút nào|bấm cái nào|nút nào|nút ở đâu|nút gửi ở đâu|không thấy nút|where do i press|which button`)}, nil},
	{AboutNext, []lexicon{phrases(`làm gì tiếp|làm gì nữa|tiếp theo|bước tiếp|giờ làm gì|phải làm gì|cần làm gì|what next|have to do|should i do|do next`)}, nil},
	{AboutMeaning, []lexicon{phrases(`coi là|gọi là|tức là|là đã có tài khoản|có tài khoản chưa|là đã xong|là xong|thế nào là|thế nào gọi là|như thế nào là|khác chỗ nào|khác nhau chỗ nào|chỗ nào khác|nghĩa là gì|là gì|là sao|là thế nào|nghĩa là sao|có nghĩa|khác gì|khác nhau|nghĩa gì|có phải là xong|là xong chưa|what does`),
		phrases(`tiếp nhận|từ chối|thành công|định danh|trạng thái|chưa đăng ký|accepted|refused`)}, nil},
	{AboutMeaning, []lexicon{phrases(`khác|khác nhau`), phrases(`tiếp nhận|từ chối|chưa đăng ký`), phrases(`thành công|định danh|từ chối|được tiếp nhận`), asking}, nil},
	{AboutOther, []lexicon{phrases(`trường em đổi tên|trường tôi đổi tên|trường mình đổi tên|đơn vị đổi tên|mới đổi tên|vừa đổi tên|đã đổi tên|đổi tên trường|sáp nhập|sát nhập|chia tách|hợp nhất|giải thể`), asking}, nil},
	{AboutChange, []lexicon{phrases(`thay|thay được|đổi được|gửi sai|gửi nhầm|báo sai|báo nhầm|bấm nhầm|chọn nhầm|phát hiện sai|lỡ sai|lỡ nhầm|sửa|sửa lại|đổi|thay đổi|chỉnh|báo cáo lại|gửi lại|thay ảnh|đổi ảnh|cập nhật|change|correct|edit|fix|report again|send again`), phrases(`thì sao|phải làm sao|có cho|được nữa|được không|được ko|được chứ|thế nào|làm sao|cách nào|có được|kiểu gì|ở đâu|how|can i`)}, nil},
	{AboutHow, []lexicon{phrases(`ở đây|tại đây|chỗ này|kênh này|trang này|qua đây|vào đây`), phrases(`báo cáo|gửi|nộp`), phrases(`phải không|đúng không|được không|đúng chỗ`)}, nil},
	{AboutState, []lexicon{phrases(`em gửi lúc|tôi gửi lúc|mình gửi lúc|em nộp lúc|tôi nộp lúc|mình nộp lúc|em báo cáo lúc|tôi báo cáo lúc|đã gửi lúc|đã nộp lúc|gửi hồi|nộp hồi|báo cáo hồi`), asking}, nil},
	{AboutState, []lexicon{phrases(`did i|have i|did my|has my`), phrases(`report|reported|send|sent|arrive|arrived`)}, nil},
	{AboutState, []lexicon{phrases(`được ghi nhận|có ghi nhận|đã ghi nhận|có nhận được|có nhận|đã nhận được`), phrases(`báo cáo|hệ thống|sở`)}, phrases(`không|chưa`)},
	{AboutState, []lexicon{phrases(`xem lại|xem|coi lại|coi|tìm|tìm lại`), phrases(`em gửi|tôi gửi|mình gửi|đã gửi|vừa gửi|em báo cáo|đã báo cáo|đã báo|báo cáo cũ|báo cáo trước`), phrases(`ở đâu|chỗ nào|mục nào|thế nào|làm sao|cách nào`)}, nil},
	{AboutState, []lexicon{phrases(`trạng thái gì trên hệ thống|trên hệ thống ghi gì|hệ thống ghi gì`)}, nil},
	{AboutState, []lexicon{phrases(`xong|hoàn thành|tới nơi|vào hệ thống|trường em xong|trường mình xong|trường tôi xong|trường chị xong|đơn vị em xong|báo cáo|gửi|nộp|nhận|nhận được|report|báo`), phrases(`rồi đúng không|rồi phải không|rồi hả|đúng không|phải không|rồi chứ|xong chưa|chưa|xong chưa|được chưa|rồi chưa|đã nhận|có nhận|nhận được chưa|chưa nhỉ|đến chưa|has it`)}, stateEnds},
	{AboutNeed, []lexicon{phrases(`gửi sau|bổ sung sau|nộp sau|có cần|có bắt buộc|bắt buộc|có phải gửi|phải có|không gửi|không có|thiếu|do i need|is it necessary|must i`), phrases(`ảnh|hình|screenshot|picture`), phrases(`không|được không|sao không|chưa|không ạ|có sao không|do i|must i|is it`)}, nil},
	{AboutNeed, []lexicon{phrases(`cần ảnh|cần hình|phải có ảnh|phải có hình|phải gửi ảnh|phải gửi hình|bắt gửi ảnh`), asking}, nil},
	{AboutPicture, []lexicon{pictured, asking}, nil},
	{AboutWhere, []lexicon{phrases(`biết|để biết|muốn biết|chỗ xem|xem|tra|kiểm tra|thấy|tìm|vào|nằm|nằm ở|hiện|ghi|coi|ngó|trạng thái|see|find`), phrases(`không thấy chỗ|của ai|tài khoản nào|bằng tài khoản|ở đâu|chỗ nào|mục nào|phần nào|trang nào|màn hình nào|chỗ mô|đâu|thế nào|làm sao|cách nào|kiểu gì|where|how`)}, nil},
	{AboutGuide, []lexicon{phrases(`đăng ký|đăng ký lại|register`), phrases(`thế nào|kiểu gì|làm sao|làm thế nào|cách nào|ra sao|cách đăng ký|ở đâu|how`)}, nil},
	{AboutHow, []lexicon{phrases(`báo cáo|gửi|nộp|mẫu|report`), phrases(`thế nào|kiểu gì|làm sao|cách nào|những gì|gồm những gì|gồm gì|cần gì|cần những gì|ra sao|mẫu báo cáo|mẫu nào|cách báo cáo|cách làm|đâu|ở đâu|chỗ nào|how`)}, nil},
	{AboutNext, []lexicon{phrases(`giờ làm sao|giờ phải làm sao|giờ em làm sao|giờ chị làm sao|giờ phải sao|giờ tính sao|giờ sao|làm sao bây giờ|phải làm sao|xử lý sao|xử lý thế nào|giờ làm thế nào|giờ phải làm thế nào|làm thế nào bây giờ|sao bây giờ|sao giờ`)}, nil},
}

// whoAsks want to know with whom they speak.
var whoAsks = phrases(`bot hay người|người hay máy|máy hay người|người hay bot|người thật|máy tự động à|đây là hệ thống gì|hệ thống gì đây|hệ thống gì vậy|hệ thống này là gì|hệ thống này của ai|trang này là gì|trang này của ai|bên nào đây|bên nào vậy|cơ quan nào đây|who are you|what is this|are you a bot`)

// pictured are of a picture; where accents are typed "anh" is a person.
var pictured = phrases(`chụp|ảnh|hình|screenshot|picture`)

// "có … không": havings ask with havingEnds.
var (
	havings    = phrases(`có|có phải|có cần|có được|phải đóng|phải trả|phải mất|phải lên|phải đến|cần đến|cần lên|mất tiền|mất phí|tốn tiền|tốn phí|đóng tiền|đóng phí|thu phí|thu tiền`)
	havingEnds = phrases(`không|được không`)
)

// surelyAsking ask wherever they stand.
var surelyAsking = phrases(`lý do gì|lí do gì|ai đứng tên|là cái gì|để làm chi|làm chi|cái chi|chi rứa|bấm ở đâu|bấm vào đâu|nút nào|nút ở đâu|xin mã biên nhận|xin lại mã biên nhận|cho em mã biên nhận|cho tôi mã biên nhận|cho mình mã biên nhận|gửi lại mã biên nhận|bot hay người|người hay máy|máy hay người|người hay bot|người thật|hệ thống gì|bên nào đây|bên nào vậy|hệ thống này của ai|are you a bot|bước nào|hay một phần|hay 1 phần|cả màn hình hay|trang nào|mấy ảnh|mấy hình|mấy cái ảnh|bao nhiêu ảnh|không thấy chỗ|của ai|tài khoản nào|thì sao|trạng thái gì|hệ thống ghi gì|ngày bao nhiêu|báo cáo hằng ngày|mã gì|mã nào|mst gì|mã số gì|ảnh gì|hình gì|gì cơ|làm gì tiếp|làm gì nữa|phải làm gì|ai nhận|ai duyệt|ai xử lý|ai xác nhận|những gì|cần gì|gồm gì|mẫu báo cáo|xin mẫu|sửa dữ liệu|xóa số điện thoại|xóa tài khoản|delete my data|ảnh nào|hình nào|màn nào|màn hình nào|ai xem|ai thấy|ai đọc|cách đăng ký|cách làm|cách báo cáo|xóa dữ liệu|xóa thông tin|mất mã biên nhận|quên mã biên nhận|mất biên nhận|quên biên nhận|sửa kiểu gì|sửa sao|sửa thế nào|vào đâu|ngày nào|trước ngày nào|lúc nào|trước mấy giờ|sao cho đúng|sao cho được|làm răng|ở mô|khác gì|khác nhau thế nào|khác nhau chỗ nào|nghĩa là gì|nghĩa là sao|ngày mấy|hôm mấy|mấy giờ|mấy ngày|phần nào|chỗ mô|ai phụ trách|ai quản lý|hỏi ai|gọi ai|gặp ai|liên hệ ai|liên hệ với ai|nhắn ai|số nào|ở đâu|chỗ nào|mục nào|thế nào|như thế nào|làm sao|làm thế nào|để làm gì|bao giờ|khi nào|hôm nào|bao lâu|cách nào|kiểu gì`)

// asking are words that make a question.
var asking = phrases(`cái gì|làm chi|cái chi|chi rứa|bước nào|hay một phần|hay 1 phần|bao nhiêu|mấy|kịp không|ở đâu|thế nào|như thế nào|làm sao|sao|gì|bao giờ|khi nào|hôm nào|ngày nào|mấy giờ|lúc nào|bao lâu|đâu|nào|không|chưa|được không|để làm gì|làm gì|dùng để|có cần|cần không|phải không|kiểu gì|ra sao|how|what|when|where`)

// stateEnds end a question for one's own state: "em báo cáo chưa ạ".
var stateEnds = phrases(`đúng không|phải không|rồi hả|rồi chứ|chưa em|hay chưa|được chưa|xong chưa|chưa|chưa nhỉ|chưa vậy|chưa thế|chưa hả`)

// askingEnds are what questions end in, softEnds what may follow that.
var (
	askingEnds = phrases(`chưa|không|gì|đâu|ở đâu|thế nào|như thế nào|làm sao|ra sao|bao giờ|khi nào|hôm nào|ngày nào|lúc nào|bao lâu|được không|mấy giờ|vậy|hả|nhỉ|là gì|là sao`)
	softEnds   = phrases(`ạ|thầy|cô|em|anh|chị|ad|nhỉ|vậy|thế|hả|đấy|đó|ah|a|nhé`)
)

// stress ends what is not done, and asks nothing then.
var stress = phrases(`đâu|gì cả|gì hết|gì sất|gì đâu|lần nào|đăng ký bao giờ|làm bao giờ`)

// askingBack makes a question of a yes or a no.
var askingBack = phrases(`không|chưa|hả|sao|à|chứ`)
