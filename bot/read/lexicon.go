package read

// The lexicon: what people say, by what they mean by it, and the one place where a
// word gets a meaning. Phrases divided by "|" are written with accents; word.is
// says how they are compared. Lists of strings are folded and compared so, but for
// those that say otherwise. Nothing of it is ever shown. Whoever finds people saying
// a thing in another way adds it here and a sentence to the tests. Statuses, reasons, levels and days stand in
// lexicon_facts.go, questions in lexicon_questions.go.

var (
	politeHeads = phrases(`rứa|rứa thì|ừa|dạ|dạ thưa|thưa|thưa thầy|thưa cô|thưa thầy cô|thầy|cô|thầy cô|thầy cô ơi|em|em ơi|chị|chị ơi|anh|anh ơi|anh chị|ad|ad ơi|admin|admin ơi|sếp|đồng chí|đ/c|em thưa|em chào thầy cô|em xin thưa|ạ|ơ|à|ồ|ôi|ui|ơi|thôi thì|thì|vậy thì|vâng ạ thì|xin|cho em|cho em hỏi|cho hỏi|dạ vâng thưa|kính thưa|kính gửi|alo|a lô|please`)
	politeTails = phrases(`cưng|nghen|b ơi|bạn ơi|mọi người|mọi người ơi|em ơi|chị ơi|anh ơi|cô ơi|thầy ơi|nhé em|nha em|đi em|mình|giúp mình|giúp tôi|cho mình|cho tôi|hệ thống|cảm ơn hệ thống|hệ thống ạ|cơ|ạ|ah|a|nhé|nhá|nha|nhe|nghe|nhé ạ|thầy|cô|thầy cô|em|anh|chị|ad|admin|đồng chí|sếp|luôn|luôn ạ|đi|đi ạ|giúp|giúp em|giùm|giùm em|hộ|hộ em|với|cho em|cho em với|mà|đó|đấy|đấy ạ|đó ạ|thôi|thôi ạ|cảm ơn|cám ơn|em cảm ơn|em cám ơn|xin cảm ơn|cảm ơn nhiều|cảm ơn thầy cô|cảm ơn ad|thanks|please|hihi|hehe|bạn|vậy|rồi|rồi ạ|nữa|ấy|ấy ạ|ấy em`)

	// Yes and no to a question whether something is right, at the front of a text.
	yesPhrases = phrases(`trường tụi @ đó|trường tụi @ đấy|trường tụi @ đây|trường bọn @ đó|trường bọn @ đấy|trường bọn @ đây|that's us|that is us|that's ours|that is our school|tôi xác nhận đúng|em xác nhận đúng|mình xác nhận đúng|tôi xác nhận|em xác nhận|xin xác nhận đúng|tôi đồng ý|em đồng ý|hình như đúng|hình như đúng rồi|chắc đúng|chắc là đúng|chắc đúng rồi|có lẽ đúng|bên @ đây|bên @ đó|trường @ đây rồi|của @ đây|của @ đó|của @ đấy|đúng của @|trúng rồi|trúng phóc|đích thị|đúng y|đúng y chang|đúng trăm phần trăm|đúng 100|chuẩn không cần chỉnh|chuẩn xác|chắc chắn|chắc chắn rồi|quá đúng|quá chuẩn|thì đúng|thì đúng rồi|hẳn là đúng|đúng bon|đúng ý|đúng cái đó|đúng chỗ|đúng chỗ @|đúng bên @|đúng chỗ này|đúng chỗ đó|phải á|phải đó|phải đấy|phải trường @|phải đơn vị @|dạ chuẩn|dạ chính xác|ừ chuẩn|ừ ok|ok chuẩn|ok đúng trường|chính là đơn vị @|chính trường @|là đơn vị @|đây rồi|nó đây|sure|that's right|đúng|đúng rồi|đúng vậy|đúng thế|đúng ạ|đúng đó|đúng đấy|đúng luôn|đúng trường|đúng đơn vị|đúng trường rồi|đúng trường @|đúng trường @ rồi|đúng đơn vị rồi|đúng đơn vị @|đúng nó|đúng là trường @|đúng là đơn vị @|đúng là nó|đúng người|đúng hết|đúng cả|đúng hoàn toàn|hoàn toàn đúng|hoàn toàn chính xác|phải|phải rồi|phải ạ|vâng|vâng đúng|vâng đúng rồi|vâng phải|vâng phải rồi|vâng chính xác|vâng ok|dạ vâng|dạ đúng|dạ phải|ok|ok đúng|ok đúng rồi|ok rồi|chuẩn|chuẩn rồi|chuẩn luôn|chuẩn cơm mẹ nấu|chính xác|chính xác rồi|chính xác luôn|chính nó|chính là nó|chính là trường @|đồng ý|nhất trí|xác nhận|xác nhận đúng|ừ|ừ đúng|ừ đúng rồi|ừ phải|u|uhm|
		yes|yep|yeah|y|right|correct|đó là trường @|đấy là trường @|đây là trường @|là trường @|là trường @ đó|là trường @ đấy|trường @ đó|trường @ đấy|trường @ đây|trường @ luôn|nó đấy|nó đó|không sai|không nhầm|không nhầm đâu|không sai đâu|không lệch|đúng như vậy|đúng như thế|như vậy là đúng|thế là đúng|có đúng`)
	// yesAlone are a yes only if nothing but politeness is said besides.
	yesAlone  = phrases(`trường của @|trường @ mà|của @ mà|đơn vị của @|em nghĩ là đúng|em nghĩ đúng|tất nhiên|dĩ nhiên|đương nhiên|hẳn rồi|không có gì sai|không sai gì|chốt|tiếp đi|tiếp tục đi|làm tiếp đi|đ|đủ rồi|vậy là đủ|thế là đủ|đủ cả rồi|of course|go ahead|có|dạ|dạ có|vâng có|có ạ|dạ dạ|rồi`)
	noPhrases = phrases(`mô phải|mô có phải|nỏ phải|không phải mô|k phải|k đúng|không ở|không phải ở|không thuộc về|ko pải|không pải|không fải|mã này của trường khác|mã của trường khác|cái này của trường khác|đây là trường khác|tên khác|đâu có phải|đâu có phải đâu|đâu phải đâu|trật|trật lất|trật lất rồi|bậy|bậy bạ|nhầm mất|hỏng phải|không phải á|không hề|không hẳn|đâu phải trường @|đâu phải đơn vị @|không phải bên @|không phải chỗ @|không phải trường bọn @|không phải trường con|nhầm trường khác|nhầm chỗ|nhầm chỗ rồi|sai chỗ|sai chỗ rồi|sai mất rồi|nhầm mất rồi|lộn mất rồi|trật rồi|chưa trúng|không trúng|bậy rồi|trường này không phải|đơn vị này không phải|đây không phải|đây không phải trường @|đó không phải|đó không phải trường @|không phải vậy|không phải thế|đâu có|khác trường|khác đơn vị|not this|không|không phải|không đúng|không phải đâu|không phải rồi|không phải trường @|không phải trường này|không phải đơn vị @|không phải đơn vị này|không phải nó|không phải của @|không đúng rồi|không đúng đâu|không đúng trường|không đúng đơn vị|không chính xác|không chuẩn|đâu phải|đâu có đúng|làm gì phải|có phải đâu|chưa đúng|chưa phải|chưa chuẩn|chưa chính xác|sai|sai rồi|sai trường|sai trường rồi|sai đơn vị|sai đơn vị rồi|sai bét|nhầm|nhầm rồi|nhầm trường|nhầm trường rồi|nhầm đơn vị|nhầm đơn vị rồi|lộn|lộn rồi|lộn trường|lộn trường rồi|trường khác|trường khác cơ|đơn vị khác|khác rồi|no|nope|n|wrong|not right`)
	// noButs begin like a no and are none.
	noButs = phrases(`không thuộc|không phải diện|không phải đối tượng|không còn hoạt động|không hoạt động|sai phường|sai xã|sai địa bàn|nhầm phường|nhầm xã|không đăng ký|không làm thì|không nộp|không báo cáo|không biết|không rõ|không nhớ|không vào được|không vào|không mở được|không xem được|không thấy|không chụp được|không chụp|không có|không thay đổi|không đổi|không khớp|không hiểu|không được|không ai|không quen|không gửi được|không đăng nhập được|không kịp|không còn|không sao|không trùng|không giống|không hai|không ba|không một|không báo cáo nữa|không gửi nữa|không làm nữa|không cần|sai tên|sai địa chỉ|sai người|sai mã|sai mst|sai loại|sai thông tin|sai ảnh|sai trạng thái|nhầm ảnh|nhầm trạng thái|nhầm số|nhầm mã|sai số|phải đóng|phải trả|phải mất|phải lên|phải đến|phải nộp|phải gửi|phải báo|phải làm|phải chờ|phải đợi|phải không|đúng không|đúng hạn|đúng ra|đúng lúc|có đúng không|phải chăng|xác nhận giúp|nhầm tên|sai chính tả`)

	// replacing says of a picture that it takes the place of others.
	replacing = phrases(`thay ảnh|thay ảnh này|thay cho|thay vào|ảnh đúng|mới đúng|lấy ảnh này|dùng ảnh này|đổi ảnh|ảnh trước sai|ảnh trước nhầm|instead`)

	// buts bring something against the yes before them.
	buts = phrases(`nhưng|nhưng mà|có điều|mỗi tội|tuy nhiên|but|however`)

	doubts = phrases(`ấy ấy|ấy khoan|chị nhầm|anh nhầm|cháu nhầm|bác nhầm|tớ nhầm|trường khác cơ|đơn vị khác cơ|khoan|khoan đã|từ từ|từ đã|chờ đã|đợi đã|gượm đã|đừng gửi|đừng gửi vội|đừng|chưa gửi vội|khoan gửi|chưa gửi đâu|để @ xem lại|để xem lại|để @ kiểm tra|để @ kiểm tra lại|để kiểm tra lại|kiểm tra lại đã|xem lại đã|hình như sai|hình như nhầm|chưa chắc|không chắc|chưa chắc lắm|sai rồi|nhầm rồi|sai ảnh|nhầm ảnh|ảnh sai|ảnh nhầm|ảnh nhầm rồi|không phải ảnh này|sai trạng thái|nhầm trạng thái|trạng thái sai|nhầm trường|sai trường|nhầm đơn vị|sai đơn vị|trường sai|gửi nhầm|báo nhầm|chọn nhầm|bấm nhầm|ấn nhầm|gõ nhầm|viết nhầm|ghi nhầm|nhập nhầm|báo sai|chọn sai|gửi sai|ghi sai|nhập sai|không phải trường này|không phải đơn vị này|thôi chết|chết rồi|ấy chết|chết thật|lộn rồi|em nhầm|tôi nhầm|mình nhầm|bị nhầm|bị sai|chưa đúng|không đúng|wait|wrong`)
	// corrections announce that what follows takes the place of what was said.
	// wonders stand before a status that cannot be believed.
	wonders     = phrases(`sao lại|sao lại ghi|sao nó|sao là|sao ghi|sao hiện|sao báo|sao vẫn|sao còn|sao em thấy|sao bị|tại sao lại|ủa|ơ kìa|ơ hay|ai bảo|ai nói|why|how come`)
	corrections = phrases(`chị nhầm|anh nhầm|cháu nhầm|bác nhầm|tớ nhầm|chị xem nhầm|cô xem nhầm|chị đọc nhầm|à nhầm|em nhầm|tôi nhầm|mình nhầm|ý @ là|à không|ấy nhầm|nhầm|xin lỗi @ nhầm|xin lỗi nhầm|gõ nhầm|viết nhầm|ghi nhầm|bấm nhầm|ấn nhầm|chọn nhầm|sửa lại là|sửa lại|thực ra|thật ra|phải là|mới đúng|chứ không phải|đúng ra là|chính xác là|đính chính|cho @ sửa|xin sửa lại|em đọc nhầm|em xem nhầm|nhìn nhầm|xem nhầm|nói nhầm|báo nhầm`)
	waits       = phrases(`để @ lục|để @ coi|để @ ngó|để @ tra|để @ gọi|để @ đọc|để @ hỏi|để @ xem|để @ về|để @ mượn|đợi @ tí|đợi @ chút|đợi @ xíu|đợi @ một chút|cô hỏi kế toán|chị hỏi kế toán|chị hỏi lại|cô hỏi lại|chị đang bận|cô đang bận|chị đang họp|cô đang họp|để @ xin|để @ nhờ|để @ mượn|đi xin|bận họp|đang bận họp|bận tí|bận chút|hỏi đã|hỏi lại đã|em hỏi lại|tôi hỏi lại|để @ hỏi lại|em hỏi hiệu trưởng|hỏi lại hiệu trưởng|hỏi lại sau|xem lại sau|chờ em|chờ mình|chờ tôi|đợi @|chờ chút|đợi chút|chờ tí|đợi tí|chờ xíu|đợi xíu|chờ một chút|đợi một chút|chờ 1 chút|đợi 1 chút|chờ em tí|lát nữa|tí nữa|chút nữa|xíu nữa|lát em|tí em|chút em|lúc nữa|để sau|để sau nhé|để lát|để tí|để chiều|để mai|để tối|mai em|chiều em|tối em|sáng mai|chiều mai|ngày mai|mai gửi|mai nộp|chiều gửi|tối gửi|em sẽ gửi sau|gửi sau|bổ sung sau|nộp sau|cập nhật sau|báo sau|để @ hỏi|để @ xem|để @ tìm|để @ lấy|để @ chụp|để @ mở|để @ vào|để @ kiểm tra|để hỏi|em đang bận|đang bận|em đang họp|em đang dạy|em đang đi|về trường @|khi nào có @|có @ gửi|em gửi sau|wait|later`)
	// waitsFor are such with their accents only: "cho kế toán" is another thing.
	waitsFor = phrases(`mai chị|mai cô|mai thầy|chiều chị|chiều cô|tối chị|tối cô|lát chị|lát cô|chờ chị|chờ anh|chờ bác|chờ con|chờ cháu|chờ tớ|đợi chị|đợi anh|đợi bác|đợi con|đợi cháu|đợi tớ|chờ cô|chờ thầy|chờ hiệu trưởng|chờ sếp|chờ kế toán|chờ ban giám hiệu|đợi cô|đợi thầy|đợi hiệu trưởng|đợi sếp|đợi kế toán`)
	// waitsAlone are such only when nothing else is said.
	waitsAlone = phrases(`đợi|chờ|đợi ạ|chờ ạ|đợi nhé|đợi em|khoan ạ`)
	unknowns   = phrases(`không biết|không rõ|chưa biết|chưa rõ|chưa nắm được|không nắm được|không nhớ|chẳng nhớ|quên|quên rồi|quên mất|em quên|chưa xem|chưa xem được|chưa kiểm tra|chưa tra được|chịu|chịu thôi|không tìm thấy|không thấy|chưa thấy|don't know|no idea`)
	lost       = phrases(`không rành|không rành công nghệ|mù công nghệ|không hiểu|chưa hiểu|không hiểu gì|không hiểu gì cả|không hiểu gì hết|không hiểu lắm|chưa hiểu lắm|khó hiểu|không biết làm|chưa biết làm|không biết làm sao|không biết làm thế nào|không biết phải làm|không biết phải làm gì|không biết phải làm sao|làm như nào|làm thế nào|làm sao đây|không rõ cách làm|chưa rõ cách làm|không biết gửi thế nào|không biết báo cáo thế nào|rối quá|rối quá em|don't understand|do not understand|don't get it|what do you mean|i am lost|confused`)
	// lostEnds say so at the end: "là sao mai" begins a name.
	lostEnds = phrases(`là sao|nghĩa là sao|thế là sao|vậy là sao`)
	// cannot is what keeps somebody from seeing the status or taking the picture.
	cannot = phrases(`giữ điện thoại|giữ máy|cầm điện thoại|cầm máy|bắt cập nhật|đòi cập nhật|mới xem được|không gửi được|gửi không được|không có quyền vào|không có quyền|chưa có quyền|không được cấp quyền|không được phân quyền|đi công tác|đang đi công tác|không có mục đó|không có mục này|không thấy mục|không hiện mục|không giữ tài khoản|không gửi được ảnh|không gửi được hình|gửi ảnh không được|ảnh không gửi được|không up được|up không được|ảnh không đi|không tải được ảnh|hư camera|hỏng camera|camera hỏng|camera hư|cấm chụp|chặn chụp|chụp bị đen|ảnh bị đen|màn hình đen|màn hình bị đen|báo lỗi|đang bảo trì|bảo trì|chưa bàn giao|không bàn giao|hoài không được|mãi không được|mãi không vào|hoài không vào|quay hoài|xoay hoài|cứ quay|cứ xoay|quay vòng|bị treo|bị đơ|đơ máy|không lên được|không load|load không|không tải được|mất sim|đổi sim|đổi số|tài khoản cũ|tài khoản của cô cũ|tài khoản của thầy cũ|đứng tên|hết hạn đăng nhập|bị văng|văng ra|vào hoài|vào mãi|đăng nhập hoài|đăng nhập mãi|không nhận mã|không có mã otp|không có otp|không nhận được otp|máy hư|máy em hư|hư máy|điện thoại hư|hư rồi|không coi được|chưa coi được|chưa mở được|không vào được|chưa vào được|không đăng nhập được|chưa đăng nhập được|không mở được|không xem được|không truy cập được|không mở được app|quên mật khẩu|quên passcode|quên pass|mất mật khẩu|bị khóa tài khoản|tài khoản bị khóa|hiệu trưởng cũ|thầy ấy nghỉ|cô ấy nghỉ|nghỉ hưu|đã chuyển công tác|chuyển trường rồi|không có tài khoản|chưa có tài khoản|lỗi mạng|mạng lỗi|app lỗi|bị lỗi|vneid lỗi|hệ thống lỗi|máy không chụp|không chụp được|không cho chụp|không chụp màn hình được|không biết chụp|điện thoại không chụp|chụp không được|đăng nhập không được|vào không được|mở không được|máy hỏng|điện thoại hỏng|mất điện thoại|không có máy|cannot|can't`)
	same   = phrases(`vẫn rứa|vẫn rứa thôi|vẫn như rứa|còn nguyên|còn y nguyên|y vậy|y rứa|như rứa|không có chi mới|không có chi thay đổi|không thay đổi chi|chẳng thay đổi|chẳng có gì mới|chẳng có gì thay đổi|chả có gì mới|không có thay đổi gì|không thay đổi nhé|không có biến động|không biến động|chưa biến động|chưa nhúc nhích|chưa thấy động tĩnh|không động tĩnh|chưa có động tĩnh|chưa thấy thay đổi|chưa thấy phản hồi|chưa có phản hồi|chưa phản hồi|chưa trả lời|chưa thấy trả lời|chưa thấy công an trả lời|công an chưa trả lời|chưa thấy kết quả|chưa có kết quả gì|chưa có kết quả mới|chưa ra kết quả|vẫn chưa ra|vẫn im|vẫn im lìm|vẫn đang xử lý|vẫn chưa duyệt|vẫn chưa trả lời|vẫn chưa phản hồi|vẫn y chang|vẫn y hệt|vẫn hệt|y xì|y sì|y xì vậy|như bữa trước|như bữa hôm|như hồi trước|như hồi hôm|như mọi khi|như ngày hôm qua|như đã nói|như ban đầu|giống bữa trước|giống hồi trước|giống hệt|giống y|giống vậy|giống như trước|trước sao giờ vậy|trước sao nay vậy|hôm trước sao nay vậy|vẫn còn nguyên|vẫn nguyên như cũ|vẫn trạng thái đó|vẫn trạng thái này|vẫn tình trạng đó|trạng thái không đổi|trạng thái giữ nguyên|tình hình như cũ|tình hình không đổi|không khác|không khác trước|đâu có gì mới|đâu có thay đổi|có gì mới đâu|có thay đổi gì đâu|có đổi gì đâu|nothing new|nothing changed|không thay đổi|không thay đổi gì|không có gì thay đổi|không có thay đổi|không có gì mới|không có gì khác|không khác gì|chưa có gì mới|chưa có gì thay đổi|chưa có gì|chưa thấy gì|chưa thấy gì mới|chưa thay đổi|chưa có thay đổi|không đổi|chưa đổi|vẫn thế|vẫn vậy|vẫn như vậy|vẫn như thế|vẫn như cũ|vẫn như trước|
		vẫn nguyên|vẫn y nguyên|vẫn y như cũ|vẫn y vậy|vẫn y thế|vẫn vậy thôi|vẫn giống|vẫn giữ nguyên|cũng vậy|cũng thế|cũng như cũ|như cũ|y cũ|y như cũ|y nguyên|y như vậy|y vậy|y hệt|y chang|như trước|như lần trước|như hôm trước|như hôm qua|như hôm kia|như đợt trước|như kỳ trước|như tuần trước|như sáng nay|như đã báo|như đã báo cáo|như báo cáo trước|như báo cáo hôm qua|giống hôm qua|giống hôm trước|giống lần trước|giống như lần trước|giống như hôm qua|giống như cũ|giống cũ|giống trước|giống đợt trước|giống kỳ trước|giữ nguyên|vẫn đang chờ|vẫn chờ|vẫn còn chờ|vẫn đang đợi|vẫn đợi|đang chờ tiếp|vẫn chưa có gì|vẫn chưa có kết quả|vẫn chưa thấy|vẫn chưa xong|vẫn chưa được gì|không tiến triển|chưa tiến triển|tình trạng cũ|trạng thái cũ|vẫn trạng thái cũ|vẫn tình trạng cũ|no change|unchanged|the same|same as before|still the same`)
	sends = phrases(`send it|send it now|please send|submit it|gửi thế|gửi thế đi|gửi vậy|gửi vậy đi|chốt gửi|chốt|chốt luôn|chốt nhé|chốt đi|chốt thôi|được rồi gửi đi|được rồi gửi|rồi gửi|rồi gửi đi|xong rồi gửi|thế gửi|vậy gửi|thế thì gửi|vậy thì gửi|giờ gửi|được rồi gửi|gửi|gửi đi|gửi luôn|gửi báo cáo|gửi báo cáo đi|gửi giúp|gửi giúp em|gửi báo cáo giúp|gửi cho em|gửi nhé|gửi thôi|xác nhận gửi|đồng ý gửi|nộp|nộp đi|nộp luôn|nộp báo cáo|ok gửi|ok gửi đi|được gửi đi|vâng gửi đi|send|submit`)
	// maySend allow it: alone they tell that it was done.
	maySend = phrases(`ok gửi được rồi|vâng gửi được rồi|dạ gửi được rồi|ừ gửi được rồi|đúng gửi được rồi|thế gửi được rồi|vậy gửi được rồi`)
	edits   = phrases(`nhập lại|cho nhập lại|cho em nhập lại|gõ lại|cho em gõ lại|sửa|sửa lại|cần sửa|muốn sửa|em muốn sửa|cho em sửa|cho em sửa lại|xin sửa|em sửa|chỉnh|chỉnh lại|chỉnh sửa|change|edit`)
	backs   = phrases(`thôi quay lại|thôi trở lại|quay lại đi|cho quay lại|quay lại bước trước|quay lại câu trước|go back|quay lại|trở lại|lùi lại|trở về|back`)
	skips   = phrases(`không cần|không cần đâu|khỏi cần|không cung cấp|không muốn|không muốn cho|bỏ qua|bỏ qua đi|bỏ qua bước này|khỏi|không có|không rõ|chưa có|không có ảnh|chưa có ảnh|không có hình|chưa có hình|không chụp được|skip`)
	// firmStops give up wherever they stand, when aboutStops is all that is said besides.
	firmStops  = phrases(`hủy|hủy đi|hủy bỏ|hủy báo cáo|hủy báo cáo này|hủy giúp|hủy giùm|hủy hộ|hủy dùm|hủy cho em|hủy luôn|hủy hết|bỏ báo cáo|bỏ báo cáo này|bỏ cái này|bỏ đi|bỏ hết|xóa|xóa đi|xóa giúp|xóa giùm|xóa hộ|xóa dùm|xóa cho em|xóa hết|xóa cái này|xóa báo cáo này|xóa báo cáo đang làm|dừng lại|dừng báo cáo|ngừng báo cáo|không báo cáo nữa|không báo nữa|không gửi nữa|không nộp nữa|không làm nữa|không muốn báo cáo nữa|không muốn báo nữa|không muốn gửi nữa|không muốn nộp nữa|không muốn làm nữa|khỏi báo cáo|khỏi báo|khỏi gửi|khỏi nộp|khỏi làm|thôi không báo cáo|thôi không báo|thôi không gửi|thôi không nộp|thôi không làm|thôi khỏi|cancel|cancel it|never mind|forget it`)
	aboutStops = phrases(`em|tôi|mình|con|cháu|em là|thì|là|mà|nhầm|nhầm rồi|nhầm mất|nhầm mất rồi|gửi nhầm|gửi lộn|làm nhầm|làm lộn|gõ nhầm|bấm nhầm|ấn nhầm|báo nhầm|nhập nhầm|chọn nhầm|nhầm trường|nhầm đơn vị|lộn|lộn rồi|lộn trường|sai|sai rồi|làm sai|bị sai|bị nhầm|vì|do|tại|báo cáo|báo cáo này|báo cáo đang làm|bản này|lần này|cái này|cái đó|cái đang làm|tin này|hết|hộ|giúp|giùm|dùm|muốn|cần|xin|cho|trường|trường khác|đơn vị|đơn vị khác|khác|để|để em|làm lại|làm lại từ đầu|báo cáo lại|báo lại|gửi lại|từ đầu|bắt đầu lại|thử|gõ thử|bấm thử|làm thử|đang thử|chỉ thử|thử thôi|gửi|làm|gõ|lúc nãy|ban nãy|vừa rồi|hồi nãy|mất rồi|nữa|đâu|bây giờ|giờ|hôm nay|chị|cô|thầy|bọn em|chưa cần|chưa làm|ôi|trời|chết|thôi chết|ấy chết|thôi`)
	stops      = phrases(`thôi vậy|thôi vậy ạ|thôi kệ|thôi bỏ đi|thôi bỏ|không sửa nữa|không sửa|không cần sửa|thôi|thôi ạ|dạ thôi|dạ thôi ạ|thôi không báo cáo nữa|không báo cáo nữa|thôi không gửi nữa|không gửi nữa|không làm nữa|thôi không làm nữa|dừng|dừng lại|dừng báo cáo|hủy|hủy đi|hủy bỏ|hủy báo cáo|hủy báo cáo đi|hủy giúp em|thôi hủy|bỏ báo cáo|xóa báo cáo này|stop|cancel`)
	// codeLost: the person does not have the code at hand; codeNone: there is none.
	codeLost  = phrases(`forgot the tax code|forgot my tax code|i forgot the code|lost the tax code|do not have the code|chị hỏi kế toán|kế toán nghỉ|kế toán đi vắng|kế toán đang nghỉ|mất mã số thuế|mất mã|mất mst|mst trường @ mất|mã số thuế mất|mất giấy đăng ký thuế|don't remember|do not remember|don't know the code|forgot the code|không nhớ mã|không nhớ mã số|không nhớ mã số thuế|không nhớ mst|không biết mã|không biết mã số thuế|không biết mst|quên mã|quên mã số|quên mã số thuế|quên mst|không thuộc mã|không có mã ở đây|để @ hỏi kế toán|hỏi kế toán|kế toán giữ|kế toán nắm|chưa tìm thấy mã|chưa tra được mã|không nhớ|quên`)
	codeNone  = phrases(`chưa có mst|không có mst|chưa có mã số thuế|không có mã số thuế|chưa có mã|không có mã|chưa được cấp mã|chưa được cấp mst|chưa được cấp mã số thuế|chưa có ms thuế|chưa có mã thuế|không có mã thuế|chưa đăng ký mã số thuế|chưa đăng ký thuế|chưa làm mã số thuế|no tax code|no code`)
	asPicture = phrases(`gửi ảnh anh xem|gửi ảnh chị xem|gửi ảnh thầy xem|gửi ảnh cô xem|gửi ảnh xem giúp|ở trong ảnh|ở trong hình|ghi trong ảnh|nằm trong ảnh|coi ảnh|coi hình|coi trong ảnh|nhìn ảnh|đọc trong ảnh|trong ảnh có|ảnh có|như ảnh|như hình|trong ảnh|trong hình|theo ảnh|theo hình|như trong ảnh|như trên ảnh|trên ảnh|xem ảnh|xem hình|xem trong ảnh|ở ảnh|ảnh có ghi|ảnh ghi rồi|như ảnh chụp|như màn hình|as in the picture`)
	denials   = phrases(`không biết ai đây|không biết ai|không biết người này|không quen|không quen ai|không phải người của trường|không phải người trường|không phải người của đơn vị|không phải em|không phải tôi|không phải @ gửi|em không gửi|tôi không gửi|em không báo cáo|tôi không báo cáo|em không hề gửi|trường @ không có ai|trường không có ai|trường @ chưa gửi|trường chưa gửi|trường @ không gửi|ai gửi vậy|ai gửi đấy|ai thế|ai vậy|ai đây|giả mạo|mạo danh|người lạ|báo cáo sai|báo cáo này sai`)
	// merged: the unit is not what it was.
	merged = phrases(`sáp nhập|sát nhập|đổi tên|tên mới|tên cũ|tách ra|giải thể|ngừng hoạt động|đóng cửa|hợp nhất|nhập vào|nhập với|nhập lại với|nhập trường|đổi thành|đổi tên thành|không thuộc diện|không thuộc đối tượng|không phải đối tượng|không phải diện|dừng hoạt động|tạm dừng hoạt động|tạm ngừng|tạm nghỉ hoạt động|nghỉ hoạt động|hết hoạt động|không hoạt động nữa|không còn hoạt động|không còn tồn tại|thu hồi giấy phép|chia tách|tách khỏi|tách từ|chuyển địa điểm|chuyển địa bàn|chuyển sang phường|chuyển sang xã|giờ thuộc|nay thuộc|giờ về|nay về|sai phường|sai xã|sai địa bàn|nhầm phường|nhầm xã|closed down|merged|renamed`)
	// deeds are what a school does in a letter, behind its name.
	deeds = phrases(`kính báo cáo|xin báo cáo|báo cáo|kính gửi|xin gửi|kính trình|thực hiện|xin thông báo|thông báo|căn cứ|nhận được|đã tiến hành|đã thực hiện|đã đăng ký|đã nhận|đã triển khai|đã hoàn thành|đã được|đã nộp|đã gửi`)
	// level2 is the head's own account.
	level2    = phrases(`mức 2|mức độ 2|mức hai|mức độ hai|level 2|cấp độ 2|định danh cá nhân|tài khoản cá nhân`)
	greetingP = phrases(`có ai không|có ai ở đó không|có ai ở đây không|có ad không|ad có đó không|có ai trực không|xin chào|chào|em chào|tôi chào|mình chào|kính chào|kính gửi|alo|a lô|hello|hi|hey|good morning|chào buổi sáng`)
	// appeals ask an officer to put something right: the phone in them is of what they are about.
	appeals  = phrases(`phản ánh|khiếu nại|tố cáo|kiến nghị|thắc mắc|bị ghi sai|bị sai số|bị nhầm số|ghi sai số|sai số điện thoại|nhờ cán bộ|nhờ đồng chí|đề nghị cán bộ|đề nghị sửa|đề nghị xem lại|đề nghị kiểm tra|xem lại giúp|kiểm tra lại giúp|không phải của trường|không phải của đơn vị|không phải số của|complaint`)
	officers = phrases(`số điện thoại người phụ trách|số điện thoại cán bộ phụ trách|số người phụ trách|sđt người phụ trách|số máy người phụ trách|số máy cán bộ|cho chị số|cho cô số|cho thầy số|cho @ số|cho anh số|cho @ gặp|cho gặp|cho chị gặp|muốn gặp|cần gặp|xin gặp|xin được gặp|nối máy|gọi lại cho @|gọi lại @|gọi lại giúp|gọi điện cho @|điện lại cho @|gọi cho @ số|gọi cho @ theo số|gọi cho @ nhé|gọi cho @ với|liên hệ lại với @|call me|cần giúp đỡ|giúp đỡ @|giúp đỡ với|xin giúp đỡ|đừng nhắn nữa|đừng nhắn|đừng nhắc nữa|đừng nhắc|dừng nhắc|thôi nhắc|ngừng nhắc|không nhắn nữa|không nhắc nữa|dừng nhắn|stop reminding|talk to an officer|talk to somebody|speak to somebody|cán bộ phụ trách là ai|ai là cán bộ phụ trách|cán bộ nào phụ trách|xin số cán bộ|cho @ xin số|cho xin số|xin số điện thoại|số cán bộ|số điện thoại cán bộ|xin sđt|cho @ sđt|sđt cán bộ|số của cán bộ|người hỗ trợ|số hỗ trợ|số máy hỗ trợ|hotline hỗ trợ|đường dây nóng|gọi cho ai|gặp cán bộ|gặp người phụ trách|nói chuyện với cán bộ|gọi cho cán bộ|liên hệ cán bộ|gặp ai|cần hỗ trợ|hỗ trợ @|giúp em với|nhờ hỗ trợ|gặp admin|gặp người|nói với người`)
	// helpAlone wants a person only when nothing else is said.
	helpAlone = phrases(`giúp đỡ|giúp|cứu|cứu với|help`)
	notMine   = phrases(`nghỉ dạy rồi|nghỉ dạy ở|not in charge|no longer in charge|not responsible for this|no longer responsible|no longer look after|em nghỉ rồi|tôi nghỉ rồi|em nghỉ làm|tôi nghỉ làm|phụ trách thay|làm thay em|thay em phụ trách|em chuyển trường|tôi chuyển trường|em chuyển sang trường khác|em nghỉ hưu|tôi nghỉ hưu|mình nghỉ hưu|không làm ở trường này|không làm ở đây nữa|không còn làm ở|không dạy ở trường này|không phụ trách|không còn phụ trách|không làm nữa ở|nghỉ việc|chuyển công tác|đổi người phụ trách|bàn giao|thôi phụ trách|hết phụ trách`)
	// another unit is still to be reported for.
	// laters with one of acts promises something; wrongs doubt a summary.
	laters = phrases(`mai|ngày mai|sáng mai|chiều mai|tối mai|chiều nay|tối nay|trưa nay|hôm khác|bữa khác|chiều|tối|trưa|lát|lát nữa|tí|tí nữa|xíu|xíu nữa|chút nữa|hôm sau|bữa sau|tuần sau|đầu tuần|cuối tuần|sau|bữa khác|hôm khác|mốt|ngày kia|later|tomorrow`)
	acts   = phrases(`gửi|làm|báo cáo|báo|bổ sung|chụp|nộp|đưa|cập nhật|up|đăng|thêm|send`)
	// underWay says how it stands with the registration, and decides no status.
	underWay = phrases(`đã sửa và nộp lại|sửa và nộp lại|sửa rồi nộp lại|sửa xong nộp lại|đã sửa lại|đã sửa|chưa|chưa có|chưa làm|chưa xong|chưa nộp|chưa gửi|đang làm|đang làm lại|đang sửa|đang nộp lại|đang đăng ký|đang đăng ký lại|đăng ký lại rồi|đã đăng ký lại|đã đăng ký lại rồi|làm lại rồi|đã làm lại|nộp lại rồi|đã nộp lại|gửi lại rồi|đã gửi lại|not yet`)
	// puttingOff are said beside the hour at which somebody wants to be asked again.
	puttingOff = phrases(`nhắc|nhắc lại|nhắc em|nhắc sau|hỏi lại|hỏi lại sau|báo|báo lại|báo cáo lại|vào|lúc|khoảng|tầm|sẽ|hẹn|để|remind me|at|tomorrow|sáng|trưa|chiều|tối|hôm`)
	wrongs     = phrases(`cũ rồi|mã cũ|sai|nhầm|lộn|lỗi|trật|bậy|không đúng|chưa đúng|không chuẩn|chưa chuẩn|không chính xác|chưa chính xác|không ổn|chưa ổn|có vấn đề|cần sửa|phải sửa|sửa đã|không khớp|mờ|bị mờ|mờ quá|mờ lắm|wrong|not right|blurred`)
	// unsays: the registration was not refused, as was said before.
	unsays = phrases(`không phải từ chối|không bị từ chối|không phải bị từ chối|đâu có bị từ chối|đâu bị từ chối|đâu phải từ chối|đâu phải bị từ chối|đâu có từ chối|chưa bị từ chối|có bị từ chối đâu|có từ chối đâu`)
	// oneMore: a unit that is named is another one, not the one being reported.
	oneMore     = phrases(`tiện thể|tiện đây|nhân tiện|ngoài ra|đồng thời|còn|nữa|thứ hai|thứ 2|thứ nhì|cơ sở 2|cơ sở hai|cơ sở kia|trường kia|đơn vị kia|thêm|also`)
	another     = phrases(`còn một trường nữa|còn 1 trường nữa|còn trường nữa|còn một đơn vị nữa|còn 1 đơn vị nữa|còn đơn vị nữa|còn trường thứ hai|còn trường thứ 2|còn đơn vị thứ hai|còn trường khác|còn đơn vị khác|còn một cơ sở nữa|còn 1 cơ sở nữa|còn cơ sở nữa|còn cơ sở 2|còn cơ sở hai|báo cáo trường khác|báo cáo đơn vị khác|báo cáo cho trường khác|báo cáo cho đơn vị khác|báo cáo thêm trường|báo cáo thêm một trường|báo cáo thêm 1 trường|báo cáo thêm đơn vị|báo cáo trường thứ hai|báo cáo trường thứ 2|thêm trường nữa|thêm một trường nữa|thêm 1 trường nữa|another school|another unit`)
	taxLookups  = phrases(`tra cứu thuế|tra cứu mã số thuế|tra cứu mst|tra mã số thuế|tra mst|tra cứu mã số|tra cứu thông tin thuế|tra cứu tại cơ quan thuế|look up tax code|look up the tax code|tax lookup`)
	reportsP    = phrases(`i want to report|want to report|i want to report for my school|báo cáo|báo cáo lại|báo cáo tiếp|báo cáo mới|báo cáo nữa|báo cáo thêm|báo lại|em muốn báo cáo|em muốn báo cáo lại|muốn báo cáo|muốn báo cáo lại|cho em báo cáo|cho em báo cáo lại|xin báo cáo|xin báo cáo lại|làm báo cáo|làm báo cáo mới|làm lại báo cáo|gửi báo cáo mới|cập nhật báo cáo|cập nhật lại|cập nhật trạng thái|report again|new report`)
	withdraws   = phrases(`hủy báo cáo vừa rồi|hủy báo cáo vừa gửi|hủy báo cáo mới gửi|hủy báo cáo lúc nãy|hủy báo cáo hồi nãy|hủy báo cáo ban nãy|hủy báo cáo sáng nay|hủy báo cáo hôm nay|hủy báo cáo hôm qua|bỏ báo cáo vừa rồi|bỏ báo cáo vừa gửi|bỏ báo cáo đã gửi|lấy lại báo cáo|take back my report|take it back|rút|rút đi|rút giúp|rút hộ|rút về|rút báo cáo|rút lại báo cáo|thu hồi báo cáo|xóa báo cáo|hủy báo cáo đã gửi|rút lại|rút giúp em|gửi nhầm trường|báo nhầm trường|gửi nhầm đơn vị|báo nhầm đơn vị|withdraw`)
	promises    = phrases(`no screenshot yet|no picture yet|do not have a picture yet|gửi ảnh sau|gửi hình sau|ảnh gửi sau|ảnh sau|bổ sung ảnh sau|mai gửi ảnh|mai @ gửi ảnh|chiều gửi ảnh|chiều @ gửi ảnh|tối @ gửi ảnh|lát @ gửi ảnh|em gửi ảnh sau|chụp sau|nộp ảnh sau|mai chụp|chiều chụp|tối chụp|picture later`)
	done        = phrases(`rồi|chưa|đã gửi|đã nộp|xong`)
	still       = phrases(`vẫn|vẫn đang|still`)
	pictureNone = phrases(`không có ảnh|chưa có ảnh|không có hình|chưa có hình|không chụp được`)
)

// Thanks.
// thanksWords say thanks or yes, folded, longest first.
var thanksWords = []string{"xin cam on", "cam on nhieu", "cam on", "thank you", "thanks", "thank", "tks", "cam ta", "tran trong",
	"okay", "okie", "oke", "oki", "okla", "ok", "vang", "da ro", "da hieu", "da nhan", "hieu roi", "ro roi", "ro", "duoc roi", "dc roi",
	"biet roi", "nhat tri", "tot qua", "tot", "tuyet voi", "uh", "um", "u", "da", "yes", "got it"}

// thanksFillers may stand with them.
var thanksFillers = []string{"nhieu", "roi", "a", "nhe", "nha", "thay co", "thay", "co", "em", "anh", "chi", "ban", "he thong",
	"ad", "admin", "cac", "dong chi", "nhiet tinh", "you", "so much", "very much", "all", "the", "vay", "luon", "rat", "xin"}

const thanksSigns = "👍🙏❤💕👌🥰😊🌹💐🤝✅👏😍😘🫶💖💗"

// Parts of a report that are to be changed, and places in a list.
// changing wants something changed, when it stands before a part and nothing else
// is said; wrongly says that something is wrong, wherever it stands. The reasons of
// a refusal sound alike ("sai tên", "sai mã số thuế"), so fewer parts can be wrong.
var (
	changing = phrases(`sửa|sửa lại|cần sửa|muốn sửa|em muốn sửa|cho em sửa|cho em sửa lại|xin sửa|em sửa|chỉnh|chỉnh lại|đổi|đổi lại|muốn đổi|cho em đổi|thay|thay đổi|chọn lại|em chọn lại|gửi lại|change|edit`)
	wrongly  = phrases(`sai|nhầm|lộn|gửi nhầm|gửi sai|chọn nhầm|chọn sai|báo nhầm|báo sai|bấm nhầm|ấn nhầm|ghi nhầm|không phải|wrong`)
	parts    = map[Part]lexicon{
		UnitPart:   phrases(`đơn vị|đơn vị khác|trường|trường khác|tên|tên đơn vị|tên trường|mã|mã số|mã số thuế|mst|unit|school`),
		StatusPart: phrases(`trạng thái|tình trạng|trạng thái khác|status`),
		PhotoPart:  phrases(`ảnh|ảnh khác|hình|hình ảnh|ảnh chụp|photo|picture`),
		ReasonPart: phrases(`lý do|lí do|reason`),
	}
	wrongParts = map[Part]lexicon{
		UnitPart:   phrases(`đơn vị|trường|đơn vị này|trường này|unit`),
		StatusPart: phrases(`trạng thái|trạng thái này|status`),
		PhotoPart:  phrases(`ảnh|ảnh này|hình|ảnh đó|picture`),
	}
)

// retaking wants another picture in the place of the one that was sent.
var retaking = phrases(`chụp lại|chụp lại ảnh|gửi lại ảnh|gửi ảnh khác|đổi ảnh|thay ảnh|ảnh mờ|ảnh bị mờ|ảnh mờ quá|ảnh xấu|ảnh không rõ|ảnh bị cắt|ảnh thiếu|ảnh tối|retake`)

// attaching and detaching, with beforePictures and a picture behind them, add one or take
// it out; notDone stands before what is not done.
var (
	attaching      = phrases(`thêm|gửi thêm|bổ sung|gửi bổ sung|đính kèm|kèm thêm|chụp thêm|add|attach`)
	detaching      = phrases(`xóa|xóa bỏ|bỏ|bỏ bớt|gỡ|gỡ bỏ|hủy|loại|không dùng|không lấy|đừng dùng|đừng lấy|delete|remove`)
	beforePictures = phrases(`đi|giúp|hộ|giùm|dùm|em|cho|lại|luôn|hết|cái|tấm|bức|những|các|mấy|một|1|hai|2|ba|3|mục|phần|tất cả|toàn bộ|the|a|my|that|this|last|first|second|third`)
	notDone        = phrases(`không|chưa|đừng|khỏi`)

	// allPictures speaks of every one of them, lastOnes of the last; onePicture is what one is
	// called, beforeNths and betweenNths stand before its number and before the next one's.
	// namedNths stand before the picture.
	allPictures = phrases(`hết ảnh|hết hình|hết đi|hết luôn|hết các|tất cả|toàn bộ|các ảnh|các hình|những ảnh|mấy ảnh|mấy cái ảnh|mấy tấm ảnh|cả hai ảnh|cả 2 ảnh|cả ba ảnh|cả 3 ảnh|ảnh đều|all pictures|all the pictures|all`)
	lastOnes    = phrases(`cuối|cuối cùng|sau cùng|vừa rồi|vừa gửi|mới gửi|mới đây|vừa xong|vừa nãy|lúc nãy|ban nãy|last`)
	onePicture  = phrases(`ảnh|hình|hình ảnh|ảnh chụp|tấm|tấm ảnh|tấm hình|bức|bức ảnh|cái ảnh|photo|picture`)
	beforeNths  = phrases(`số|thứ|cái|tấm|no|number`)
	betweenNths = phrases(`và|với|cùng|ảnh|hình|tấm|số|thứ|and`)
	namedNths   = []lexicon{phrases(`first|1st`), phrases(`second|2nd`), phrases(`third|3rd`), phrases(`fourth|4th`), phrases(`fifth|5th`)}
)

var wrongEnds = phrases(`sai|sai rồi|bị sai|nhầm|nhầm rồi|bị nhầm|không đúng|chưa đúng`)

// pointers stand before the number of a line, ordinals are the numbers.
var (
	pointers = phrases(`của|em|tôi|mình|là|chọn|cái|dòng|mục|số|thứ|trường|đơn|vị|lựa|the|number`)
	ordinals = []lexicon{phrases(`1|một|nhất|đầu|đầu tiên|first`), phrases(`2|hai|nhì|second`), phrases(`3|ba|third`), phrases(`4|bốn|tư|fourth`), phrases(`5|năm|fifth`)}

	// moreOrdinals go on to the tenth: of pictures there are more than of units in a list.
	moreOrdinals = []lexicon{phrases(`6|sáu`), phrases(`7|bảy|bẩy`), phrases(`8|tám`), phrases(`9|chín`), phrases(`10|mười`)}
)

// choosing stand before the number of a line that is picked.
var choosing = phrases(`số|câu|dòng|mục|ý|chọn|em chọn|chọn số|phương án|đáp án|lựa chọn|cái|và|với|cả|number|option|line|and`)

// People, and the words around a name.
// posts are what people are at a school.
var (
	posts          = phrases(`tpt|kt|ktoán|tổng phụ trách đội|bảo vệ|lao công|tạp vụ|cấp dưỡng|thư viện|thiết bị|giáo vụ|trưởng nhóm|trưởng khoa|chủ đầu tư|nhân viên y tế|nhân viên kế toán|kế toán kiêm văn thư|phó hiệu trưởng phụ trách|phụ trách trường|hiệu trưởng|phó hiệu trưởng|hiệu phó|ht|pht|p ht|phó ht|quyền hiệu trưởng|giám đốc|phó giám đốc|gđ|pgđ|phó gđ|kế toán|kế toán trưởng|văn thư|thủ quỹ|chủ nhóm|chủ nhóm trẻ|chủ nhóm lớp|chủ cơ sở|chủ trường|chủ lớp|quản lý|quản lý chuyên môn|giáo viên|giáo viên chủ nhiệm|gv|nhân viên|nhân viên văn phòng|nv văn thư|cán bộ|cán bộ văn phòng|tổ trưởng|tổ phó|trưởng phòng|phó phòng|tổng phụ trách|phụ trách|phụ trách chuyên môn|phụ trách cntt|thư ký|thư ký hội đồng|chủ tịch hội đồng trường|chủ tịch hội đồng quản trị|chủ tịch hội đồng|chủ tịch hđqt|chủ tịch công đoàn|bí thư|hiệu trưởng nhà trường|y tế|nv y tế|bảo mẫu|trợ lý|it|head|principal|vice principal|accountant|clerk|teacher|owner|director`)
	families       = phrases(`nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đào|đinh|đoàn|lưu|trịnh|mai|tô|hà|cao|chu|lương|tạ|quách|vương|triệu|thái|tống|kiều|phùng|la|lại|nghiêm|khúc|lâm|châu|tăng|bạch|doãn|giang|hứa|kim|ninh|quản|sầm|tiêu|từ|thạch|vi|ma|nông|giáp|mạc|đồng|đàm|thân|trương|phí|văn|khổng|vòng|chử|lò|quàng|cầm|hầu|giàng|sùng|thào|vàng|lường|hán|lã|nhữ|tôn|ứng|mã|cù|cung|đổng|kha|mẫn|nhâm|ngụy|âu|bế|lữ`)
	commonFamilies = phrases(`la|lại|là|mai|từ|vi|vì|cao|văn|đồng|đo|đỗ|do|hồ|họ|hà|đã|mới|vừa|trường|đơn vị`)
	titles         = phrases(`mr|mrs|ms|miss|gọi|gọi cho|gọi cho cô|gọi cho thầy|gọi cô|gọi thầy|liên hệ cô|liên hệ thầy|nhắn cho|gặp cô|gặp thầy|cô|thầy|em|tôi|mình|bà|ông|chị|anh|em là|tôi là|mình là|em tên|em tên là|tôi tên|tôi tên là|tên em là|tên tôi là|mình tên|mình tên là|tên là|tên|là|dạ|dạ em|dạ em là|dạ em tên là|cô giáo|thầy giáo|người báo cáo|người gửi|liên hệ|họ tên|họ và tên|tên đầy đủ|tên đầy đủ là|họ tên đầy đủ|họ tên đầy đủ là|tên em đầy đủ là|người liên hệ|đ/c|đồng chí|vâng|của em là|của tôi là|my name is|i am|name`)
)

// ofAll say that something is so of everything that was named; english are words of a
// sentence in English, in which nothing is typed in Telex.
var (
	ofAll   = phrases(`tất cả|đều|cả hai|cả ba|cả bốn|cả năm|cả 2|cả 3|cả 4|cả 5|toàn bộ|all|both`)
	english = phrases(`none|these|those|them|the|is|was|not|because|does|did|from|my|our|has|have|been|are|we|i am|school|please|this|that|with|which`)
)

// phoneLabels announce a phone; beforePhones may stand between them and the number.
var (
	phoneLabels  = phrases(`điện thoại|số điện thoại|đt|số đt|sđt|đtdđ|dtdđ|dđ|đd|đtcđ|tel|phone|mobile|hotline|lh|liên hệ|l h|zalo|số zalo|di động|số di động|gọi|gọi số|số máy|máy bàn|số bàn|cố định|số cố định`)
	beforePhones = phrases(`của em|của tôi|của mình|em|tôi|mình|là|số|so|với|qua|cho`)
)

// bareLabels divide the parts of a form without colons, endLabels stand at a part's end when
// its number is gone; oneself is how the writer begins to speak of oneself.
var (
	bareLabels = phrases(`họ tên|họ và tên|chức vụ|chức danh|điện thoại|sđt|email|gmail`)
	endLabels  = phrases(`số|số máy|di động|zalo|vai trò|email|chức vụ|chức danh|số điện thoại|số đt|sđt|đt|điện thoại|tel|phone`)
	oneself    = phrases(`em là|em tên|con là|con tên|cháu là|cháu tên|tôi là|tôi tên|mình là|mình tên`)
)

// alsoPosts stand between two posts of one person, workplaces between a post and a name.
var (
	alsoPosts  = phrases(`kiêm|kiêm nhiệm|kiêm cả|đồng thời là|và|phụ trách`)
	workplaces = phrases(`trung tâm|nhà trường|cơ sở|của nhà trường|của trung tâm`)
)

// languages are what the languages are called; behind the command shorter names do.
var languages = []struct {
	code        string
	name, short lexicon
}{
	{"en", phrases(`english|tiếng anh`), phrases(`en|eng|anh`)},
	{"vi", phrases(`vietnamese|tiếng việt`), phrases(`vi|vn|việt`)},
}

// calledBy say that a name comes.
var calledBy = phrases(`tên|tên là|name`)

// honorifics are how one speaks of a teacher, or of oneself, before a name.
var honorifics = phrases(`cô|thầy|bà|ông|chị|cô giáo|thầy giáo|đồng chí|em tên|tôi tên|mình tên|tên em|tên tôi|tên mình|tên là|em là|tôi là|mình là|dạ em|dạ tôi`)

// noNames are words that no name has.
var noNames = phrases(`sở|phòng|ơi|lý do|lí do|thằng|mày|tao|đồ|chó|ngu|điên|khùng|em|tôi|mình|ạ|là|rồi|được|bị|đã|chưa|không|của|ở|và|cho|với|này|trường|gửi|báo cáo|nhầm|vậy|có|đang|xin|nhé|sai|tên|ảnh|lỗi|chờ|mã|số|nào|gì|như|mới|cũ|khác`)

// nameless are words that by themselves name nothing.
var nameless = phrases(`em|tôi|mình|chúng tôi|chúng em|dạ|vâng|ạ|ừ|thưa|thầy|cô|thầy cô|anh|chị|là|có|không|được|bị|đã|rồi|chưa|đang|vẫn|của|ở|và|thì|này|đây|kia|đó|nhé|nha|xin|cảm ơn|cám ơn|chào|xin chào|trường|đơn vị|trường em|đơn vị em|
	trạng thái|báo cáo|gửi|tiếp nhận|được tiếp nhận|từ chối|bị từ chối|thành công|định danh|định danh thành công|chưa đăng ký|đăng ký|hệ thống|tài khoản|hiệu trưởng|kế toán|ảnh|hình|màn hình|mã|mã số|mã số thuế|mst|số|thuế|đúng|đúng rồi|phải|sai|nhầm|ok|hôm nay|hôm qua|sáng nay|chiều nay|kết quả|vneid|như|vậy|ok|thôi|giúp|luôn|cho|với|đi|nữa|mới|vừa`)

// schools are what schools are called in English, mostly behind their names, and what that
// is; aroundSchools stand before such a name and are not of it.
var (
	schools = []struct {
		english lexicon
		level   string
	}{
		{phrases(`kindergarten|nursery school|preschool|pre school`), "mầm non"},
		{phrases(`primary school|elementary school`), "tiểu học"},
		{phrases(`secondary school|lower secondary school|middle school|junior high school`), "THCS"},
		{phrases(`high school|upper secondary school|senior high school`), "THPT"},
	}
	aroundSchools = phrases(`i|we|am|are|is|my|our|the|this|here|a|it|principal|head|headmaster|headmistress|teacher|accountant|owner|of|at|from|in|for|school|name|hello|hi|dear|please|report|reporting|and|no|yes|not|but`)
)

// aroundNames stand around a unit's name besides.
var aroundNames = phrases(`nhờ|nhờ em|nhờ gửi|nhờ báo cáo|gửi giúp|nè|nek|được tn|đạt chuẩn|đạt chuẩn quốc gia|chuẩn quốc gia|đạt chuẩn quốc gia mức độ 1|đạt chuẩn quốc gia mức độ 2|đạt chuẩn quốc gia mức 1|đạt chuẩn quốc gia mức 2|chất lượng cao|hạng i|hạng ii|hạng iii|hạng 1|hạng 2|hạng 3|bên|đóng tại|đóng ở|đóng trên|đóng trên địa bàn|trên địa bàn|nằm ở|nằm tại|nằm trên|gần chợ|gần ủy ban|nhưng|nhưng mà|nhưng giờ|giờ chuyển về|chuyển về|sở giáo dục đào tạo|phòng giáo dục đào tạo|hướng dẫn|hướng dẫn em|hướng dẫn giúp em|tên đơn vị|tên trường|tên là|tên|tên của trường|đơn vị|trường em là|bên em|bên mình|bên tôi|phía em|chỗ em|hiện là|hiện đang là|đang công tác tại|công tác tại|công tác ở|
	dạy ở|dạy tại|làm ở|làm tại|làm việc tại|làm việc ở|thuộc|trực thuộc|tại|ở|đến từ|đại diện|đại diện cho|thay mặt|phụ trách|quản lý|báo cáo cho|báo cáo|xin báo cáo|đề nghị báo cáo|xin phép|muốn báo cáo|cần báo cáo|gửi báo cáo|cho trường|cho đơn vị|kính gửi|kính gửi thầy cô|phòng giáo dục|phòng gd|phòng giáo dục và đào tạo|phòng gd đt|sở giáo dục|sở gd|
	sở giáo dục và đào tạo|ubnd|ủy ban nhân dân|nhà trường|ban giám hiệu|bgh|trân trọng|trân trọng cảm ơn|xin cảm ơn|chúc|hệ thống|ad|admin|mã|mã số|mã số thuế|mst|trạng thái|tình trạng|kết quả|hiện nay|hiện tại|hôm nay|hôm qua|sáng nay|chiều nay|vneid|đăng ký|đã đăng ký|chưa đăng ký|đăng kí|được tiếp nhận|đã được tiếp nhận|tiếp nhận|bị từ chối|từ chối|định danh|
	định danh thành công|thành công|phê duyệt|đã|đang|vừa|mới|vẫn|rồi|chưa|của|là|ạ|nhé|vì|do|lý do|cái|con|này|kia|ấy|nào|trên|dưới|trong|ngoài|cùng|với|và|còn|cả|cả hai|cả hai trường|hai trường|đều|nữa|thêm|tìm|tìm giúp|tra|tra giúp|cho hỏi|hỏi|xem|giúp|họ tên|họ và tên|người báo cáo|chức vụ|điện thoại|sđt|email|fw|chuyển tiếp|từ nhóm|school|my school is|i am|the|principal of|of|at|in|from|we are|is`)

// urging wants something done, urged says what, addressees by whom: reminders that an
// office sends to many schools. Whoever speaks of oneself, selves, sends none.
var (
	urging     = phrases(`đề nghị|yêu cầu|nhắc|nhắc nhở|nhắc lại|khẩn trương|khẩn|gấp rút|đôn đốc|chưa báo cáo|chưa có báo cáo|còn thiếu|báo cáo trước|nộp trước|gửi trước|báo cáo ngay|please report|please|remind|reminder|report before|have not reported`)
	urged      = phrases(`báo cáo|nộp|gửi|hoàn thành|đăng ký|cập nhật|report|register`)
	addressees = phrases(`các trường|các đơn vị|các đồng chí|các đ c|các đc|các thầy cô|các thầy|các cô|các cơ sở|các nhóm|các nhóm lớp|quý trường|quý thầy cô|đơn vị chưa báo cáo|trường chưa báo cáo|đơn vị sau|trường sau|những trường|những đơn vị|hiệu trưởng các|following schools|following units|all schools|all units`)
	selves     = phrases(`em|tôi|chúng tôi|chúng em|bên em|cháu|tớ|my|our|i`)
)

// takesUp with a unit and beforeOthers behind it wants to report for that one first;
// turnsOver wants it in the place of the one at hand. Behind earlierTimes "trước" is a time.
var (
	takesUp      = phrases(`làm|làm cho|làm giúp|làm hộ|làm báo cáo|làm báo cáo cho|báo cáo|báo cáo cho|báo cáo giúp|báo cáo hộ|báo|báo cho|báo giúp|báo hộ|nộp cho|nộp hộ|gửi cho|khai cho|do|report|report for`)
	beforeOthers = phrases(`trước|trước đã|trước cái đã|trước tiên|đã|cái đã|first`)
	earlierTimes = phrases(`lần|hôm|kỳ|đợt|bữa|tuần|tháng|năm|ngày`)
	turnsOver    = phrases(`đổi sang|đổi qua|chuyển sang|chuyển qua|quay sang|quay qua|đổi thành|switch to|change to`)
)

// areaKinds are what areas are.
var areaKinds = phrases(`xã|phường|đặc khu|thị trấn|quận|huyện|thị xã|thành phố`)

// located stand before where something is, settled where a unit is.
var (
	located = phrases(`ở|tại|thuộc|bên|trên|in|at`)
	settled = phrases(`ở|tại|thuộc|đóng tại|đóng ở|in|at`)
)

// ownCodes stand before the code that is right, or before whose it is: codeNames of codeHeld
// codeOwners. areOwn make what is called a code the one that is meant.
var (
	ownCodes   = phrases(`mã đúng|mã chuẩn|mst đúng|mã số thuế đúng|my code|my tax code`)
	codeNames  = phrases(`mã|mst|mã số thuế|mã thuế|mã số|tax code`)
	codeHeld   = phrases(`của|trường|đơn vị|cơ sở|nhóm|bên`)
	codeOwners = phrases(`em|mình|tôi|chúng em|chúng tôi|tụi em|bọn em|chị|anh|cô|cháu|tui|nhà em`)
	areOwn     = phrases(`là|phải là|mới đúng|is`)
)

// ownUnits are what people call the unit that they speak for.
var ownUnits = phrases(`trường em|trường mình|trường tôi|trường chị|trường anh|trường cô|trường tớ|trường con|trường cháu|trường bọn em|trường chúng em|trường chúng tôi|đơn vị em|đơn vị mình|đơn vị tôi|đơn vị chị|bên em|bên mình|bên tôi|bên chị|cơ sở em|nhóm em|lớp em`)

// claims say that a report was sent already.
var claims = phrases(`báo cáo rồi|đã báo cáo|báo rồi mà|báo cáo xong rồi|gửi báo cáo rồi|đã gửi báo cáo|nộp báo cáo rồi|đã nộp báo cáo|gửi rồi mà|nộp rồi mà|báo cáo hôm qua rồi|báo cáo sáng nay rồi|báo cáo hôm trước rồi|already reported|already sent my report|i have reported`)

// namedSo stand right before the name of whoever speaks of oneself.
var namedSo = phrases(`em tên|em tên là|tôi tên|tôi tên là|mình tên|mình tên là|chị tên|chị tên là|cô tên|cô tên là|anh tên|anh tên là|con tên|con tên là|cháu tên|cháu tên là|tên em là|tên tôi là|tên mình là|tên chị là|tên cô là|my name is`)

// pronouns are what people call themselves, as typed. Those that are other words without their
// accents are not here so: "co" is mostly "có".
var pronouns = map[string]bool{"em": true, "tôi": true, "toi": true, "mình": true, "minh": true, "chị": true, "chi": true, "anh": true,
	"cô": true, "thầy": true, "bác": true, "con": true, "cháu": true, "chau": true, "tớ": true}

// closings end what somebody says and are no part of it.
var closings = phrases(`ạ|ah|nhé|nhá|nha|nhe|nghe|em ạ|anh ạ|chị ạ|cô ạ|thầy ạ|thầy cô ạ|bạn ạ|ad ạ|đồng chí ạ|em nhé|chị nhé|anh nhé|ad nhé|em ơi|anh ơi|chị ơi|cô ơi|thầy ơi|ad ơi|đấy ạ|đó ạ|cảm ơn|cám ơn|em cảm ơn|em cám ơn|xin cảm ơn|trân trọng|trân trọng cảm ơn|thanks|thank you`)

// there stand behind the one of several that is meant: "cái ở dương kinh ấy"; aims before.
var (
	there = phrases(`ấy|đó|kia|ý|cơ|đấy`)
	aims  = phrases(`ý em|ý em là|ý em nói|ý tôi|ý tôi là|ý mình|ý mình là|ý là|chỗ|cơ sở|bên|phía|chỗ ở`)
)

// withholds does not want to tell who reports; unlisted finds the own unit in no list;
// ratherThan brings what is denied; past is of what was done already.
var (
	withholds  = phrases(`có số rồi|số có rồi|có số của @ rồi|đã có số|đã ghi rồi|ghi rồi mà|khai rồi|đã ghi hôm trước|không cung cấp thông tin|không muốn báo cáo|không báo cáo đâu|không làm đâu|không gửi đâu|chẳng báo cáo|không thích báo cáo|không có nghĩa vụ|không tiện cho|không tiện|không cho|không cho số|không muốn cho|không muốn để|không muốn ghi|không muốn nói|không để lại|không để số|không ghi đâu|khỏi ghi|rather not`)
	unlisted   = phrases(`not on the list|not in the list|not in your list|not listed|none of these|none of them|not any of these|không phải mấy trường này|không phải các trường này|không phải những trường này|không có trường nào|không trường nào|không cái nào|không có cái nào|không phải cái nào|chẳng cái nào|không đơn vị nào|không có ở đây|không có trong danh sách|chưa có trong danh sách|không thấy trong danh sách|không nằm trong danh sách|không có trường @|không thấy trường @|không có tên trường @|không có tên trường|không thấy tên trường|không có tên đơn vị|đơn vị của @ không có|đơn vị @ không có|trường @ không có|không có đơn vị @|không có đơn vị của @`)
	ratherThan = phrases(`chứ không phải|không phải là|chứ đâu phải|not the`)
	past       = phrases(`rồi|đã|xong`)
)

// dayParts are the parts of a day.
var dayParts = map[DayPart]lexicon{Morning: phrases(`sáng|sáng nay|sáng mai|morning`), Noon: phrases(`trưa|trưa nay|trưa mai|noon`),
	Afternoon: phrases(`chiều|chiều nay|chiều mai|afternoon`), Evening: phrases(`tối|tối nay|tối mai|evening`)}

// givenNames are given names as they are typed without a capital where somebody is asked
// for a name.
var givenNames = phrases(`lan|hoa|hương|huệ|hồng|hạnh|hằng|hà|hiền|hiếu|hòa|hoàn|hoài|huyền|hường|liên|linh|loan|mai|minh|my|nga|ngân|ngọc|nguyệt|nhung|oanh|phương|phượng|quỳnh|tâm|thảo|thanh|thu|thúy|thủy|thương|trang|trinh|tuyết|vân|xuân|yến|bích|cúc|diệp|dung|duyên|giang|dũng|hùng|cường|tuấn|thắng|nam|hải|sơn|long|quang|trung|toàn|tú|việt|vinh|đức|đạt|khánh|kiên|lâm|nghĩa|phong|phúc|quân|tùng|thế|tiến|an|bình|châu|chi|đào|điệp|lý|nhàn|nhàn|sen|thơm|thoa|thùy|tươi|vui|thị`)

// selling is what advertisements say, with its accents.
var selling = phrases(`bán nhà|bán đất|bán gấp|bán buôn|bán lẻ|cần bán|cho thuê|cho vay|vay vốn|vay tiền|vay tín chấp|giá rẻ|giá gốc|giá sốc|giá chỉ|giảm giá|khuyến mãi|khuyến mại|ưu đãi|quảng cáo|tuyển dụng|tuyển cộng tác viên|cộng tác viên|việc nhẹ|lương cao|lãi suất|trúng thưởng|nhận quà|bất động sản|đất nền|căn hộ|chung cư|mua ngay|đặt mua|đặt hàng|nhận in|nhận may|nhận làm|dịch vụ|thi công|lắp đặt|chốt đơn|inbox|cá cược|casino|cho thuê xe|sim số đẹp|bảo hiểm nhân thọ`)

// everyday are words and phrases that people talk in and that no school is called by.
// A text of nothing else names none. Single words that fold like a syllable of names
// ("lần", "năm", "mai") are here only within phrases.
var everyday = phrases(`phụ trách|quản lý|cả 2|cả 3|cả 4|cả 5|cả hai|cả ba|cả bốn|2 trường|3 trường|4 trường|5 trường|hai trường|ba trường|bốn trường|2 đơn vị|3 đơn vị|hồ sơ|hồ sơ trường|hôm|hôm qua|hôm nay|hôm trước|hôm kia|hôm nọ|hôm bữa|bữa trước|bữa giờ|bữa nay|bữa qua|tuần trước|tuần này|tháng trước|tháng này|năm nay|năm ngoái|năm học|lúc nãy|ban nãy|hồi nãy|vừa nãy|lúc trước|lúc này|bây giờ|giờ|sáng nay|trưa nay|chiều nay|tối nay|sáng qua|chiều qua|tối qua|ngày mai|sáng mai|mấy hôm|mấy bữa|mấy ngày|lâu rồi|từ lâu|từ hôm|
	1 lần|2 lần|3 lần|4 lần|một lần|hai lần|ba lần|mấy lần|nhiều lần|lần đầu|lần 1|lần 2|lần 3|lần một|lần hai|lần nữa|lần nào|lần này|lần trước|hoài|quài|miết|mãi|suốt|luôn|hoài luôn|
	con|cháu|bác|chú|tụi|tụi em|tụi mình|tụi con|bọn em|bọn mình|bọn con|bọn tôi|chúng em|chúng mình|chúng con|nhà em|nhà mình|người ta|mọi người|ai|gì|chi|nào|sao|thế nào|như nào|như thế|như vậy|thế|thì thế|vầy|bao giờ|chừng nào|khi nào|đâu|ở đâu|
	làm|làm được|làm xong|làm rồi|làm lại|chưa làm|chưa làm được|làm sao|phải|phải làm|cần|muốn|nên|được|được rồi|mất|mất rồi|thành lập|mới thành lập|mới mở|vừa mở|mới lập|vừa thành lập|thấy|chưa thấy|không thấy|biết|chưa biết|không biết|hiểu|chưa hiểu|rõ|đã rõ|nghĩ|nói|gọi|nhắn|nhận được|nhận được tin|nhận được tin rồi|nhận|tin|tin nhắn|trả lời|nộp|nộp rồi|nộp xong|điền|khai|nhập|chọn|bấm|tải|cài|cài đặt|mở|đăng nhập|xem|kiểm tra|hỏi|hỏi chút|hỏi tí|hỏi xíu|xíu|chút|tí|tẹo|một chút|một tí|chờ|đợi|tìm|lấy|chụp|gửi|gửi rồi|gửi xong|gửi đi|gửi lại|đã gửi|đăng ký|đăng ký xong|đăng ký rồi|đã đăng ký|xong|xong rồi|xong hết|hoàn thành|hoàn tất|ổn|ổn rồi|tốt|khó|khó quá|dễ|nhanh|chậm|lỗi|bị lỗi|hỏng|sai|nhầm|lộn|quên|mất mật khẩu|mật khẩu|
	trả lại|bị trả lại|trả về|bị trả về|bị từ chối|từ chối|được tiếp nhận|tiếp nhận|thành công|phê duyệt|duyệt|chưa duyệt|xử lý|đang xử lý|kết quả|có kết quả|chưa có|có|không có|không|chưa|vẫn|cũng|đều|chỉ|còn|nữa|thêm|lại|ra|vào|lên|xuống|về|qua|rồi|xong|hết|tất cả|toàn bộ|nhiều|ít|hơi|rất|quá|lắm|thật|thiệt|vậy|thôi|mà|nhưng|nhưng mà|nên|hay|hoặc|hay là|vì|do|tại|bởi|để|cho|giúp|giùm|hộ|với|cùng|cả|mỗi|từng|những|các|mấy|một số|cái|cái này|cái đó|cái kia|việc|việc này|vụ này|chuyện|chuyện này|tình hình|tình trạng|trạng thái|thông tin|thông báo|yêu cầu|văn bản|công văn|danh sách|trong danh sách|chưa có trong danh sách|không có trong danh sách|học sinh|trẻ|cháu bé|lớp|phụ huynh|giáo viên|thầy|cô|em|tôi|mình|chị|anh|ad|admin|hệ thống|phần mềm|app|ứng dụng|điện thoại|máy|máy tính|mạng|tài khoản|mã|mã số|mã số thuế|mst|số|thuế|công an|bên công an|cơ quan|sở|phòng|phường|xã|ubnd|
	trường|trường em|trường mình|trường tôi|trường con|trường cháu|trường chúng tôi|trường bọn em|nhà trường|đơn vị|đơn vị em|đơn vị mình|cơ sở|cơ sở em|cơ sở của tôi|bên em|bên mình|bên tôi|bên này|phía em|ngay|liền|sớm|muộn|trễ|kịp|chưa kịp|hạn|đúng hạn|vội|gấp|từ từ|tạm|tạm thời|trước|sau|trước đó|sau đó|đầu tiên|cuối cùng|thử|thử lại|cố|cố gắng|nghỉ|nghỉ hưu|đi vắng|đi họp|đang họp|bận|đang bận|ốm|hello|hi|alo|ok|oke|test|thử xem|hihi|haha|hehe|huhu|kk|kkk|trời|trời ơi|ôi trời|ôi trời ơi|giời ơi|trời đất|vcl|đm|ngu|rảnh|phiền|phiền quá|mệt|mệt quá|chán|bực|vớ vẩn|linh tinh|nhảm`)

// Words around a name that stands beside a status, folded.
var (
	// fillers say nothing when they stand alone beside a code or a status.
	fillers = []string{"da", "duoc", "dc", "bi", "dang", "la", "hien", "nay", "roi", "a", "nhe", "trang", "thai", "mst", "ma", "so",
		"thue", "don", "vi", "va", "cua", "em", "thay", "co", "thi", "truong", "xin", "gui", "bao", "cao", "tai", "khoan", "vneid",
		"ho", "yeu", "cau", "hom", "qua", "sang", "chieu", "ngay", "vua", "moi", "he", "thong", "ket", "dinh", "danh", "to", "chuc", "lan", "van",
		"has", "been", "is", "was", "the", "it", "status"}
	// besides are such with their accents: "Anh Dũng" is a name.
	besides = []string{"ảnh", "hình", "đây", "này", "chụp", "màn", "rồi"}
	// hinges stand between a unit's name and its status. Only words that end no
	// name are here: "Phú Thái" and "Bạch Long Vĩ" end in fillers.
	hinges = []string{"da", "duoc", "dc", "bi", "roi", "la", "thi", "va", "xin", "van", "has", "been", "is", "was"}
	// notYet is one with its accents or none: "Chùa" is part of names.
	notYet = []string{"chưa", "chua", "không", "ko"}
	// pairs are hinges of two words.
	pairs = []string{"dinh danh", "ho so", "yeu cau", "hom qua", "hom nay", "trang thai", "hien nay", "don vi", "tai khoan",
		"dang ky", "bao cao", "xin bao cao"}
)

// introductions stand before a unit's name. Those that fold like the beginning
// of one count with their accents only: "dạ" is no "Đa Phúc", "cô" no "cơ sở".
var introductions = []string{"dạ", "vâng", "vang", "em", "tôi", "toi", "mình", "chúng", "chung", "là", "thưa", "thua", "thầy", "thay", "cô",
	"tên", "ten", "đơn", "don", "vị", "vi", "ở", "bên", "của", "cua", "chào", "chao", "xin", "đây", "chủ", "chị", "cháu", "bác"}

// endings stand behind it, with their accents: "Nam Sơn A" ends in a name.
var endings = []string{"ạ", "nhé", "nhá", "ah", "em", "cô"}

// spoken are words with which people speak and that no school's name has; "thế", "sao"
// and "cần" are in names.
var spoken = []string{"dùng", "với", "của", "mã", "thì", "mà", "nên", "giúp", "báo", "bảo", "gửi", "nhận", "làm", "giảm", "nhưng", "hôm", "mới", "để", "vừa", "vì", "gì", "quá", "lắm", "nhỉ", "hả", "vậy", "đâu", "không", "chưa", "rồi", "được", "đã", "đang", "sẽ", "phải", "muốn", "này", "kia", "đấy", "đéo", "đếch", "ngu",
	"chết", "chán", "bực", "ghét", "lừa", "dốt", "khốn", "rác", "tệ", "hoài", "mãi", "luôn", "nữa", "cứ", "bị", "tôi", "mình", "nào", "kiểu", "mất"}

// complaints are said of the work, its tools and those who ask for it; of insults and
// whatever else folds like harmless words only what has these very accents counts.
// Neither is ever read back or kept.
var (
	complaints = phrases(`dở ẹc|dở tệ hại|bực mình|bực bội|bực quá|bực cả mình|bực thật|bực ghê|tức mình|tức thật|phát bực|phát điên|phát khóc|phiền quá|phiền phức|phiền hà|phiền thật|phiền lắm|rắc rối quá|rắc rối thật|rắc rối thế|rách việc|rườm rà|nhiêu khê|lằng nhằng|lắm chuyện|nhảm nhí|vớ vẩn|tào lao|linh tinh quá|quan liêu|bệnh hình thức|hành chính quá|
		mất thời gian|mất thì giờ|tốn thời gian|mất công quá|hành nhau|hành hạ|làm khổ|khổ thật|khổ ghê|làm tội|mệt mỏi|mệt quá|mệt ghê|mệt thật|mệt lắm|chán quá|chán thật|chán lắm|chán ghê|chán ngán|ngán ngẩm|nản thật|quá đáng|quá tệ|tệ thật|tệ hại|dở tệ|chả ra gì|không ra gì|chẳng ra gì|không ra sao|chả ra sao|không thể chấp nhận|
		khó dùng|khó xài|khó hiểu quá|lừa đảo|bịp bợm|lừa người|bức xúc|thất vọng|khó chịu quá|khó chịu thật|ức chế|làm ăn kiểu gì|làm ăn gì|làm ăn thế|làm ăn như|làm việc kiểu gì|làm việc như|bắt báo cáo suốt|báo cáo suốt|báo cáo suốt ngày|suốt ngày báo cáo|báo cáo lắm thế|báo cáo nhiều thế|báo cáo hoài|báo cáo mãi|ngày nào cũng báo cáo|hôm nào cũng báo cáo|hết báo cáo này|lắm báo cáo|nhiều báo cáo quá|ngồi mát ăn bát vàng|rảnh quá|rảnh rỗi|rảnh việc|rỗi hơi|vẽ việc|đẻ ra việc|
		annoying|waste of time|ridiculous|fed up|useless|terrible|stupid`)
	scoldings = phrases(`dở quá|kém quá|quá kém|nản quá|khó quá|khổ quá|ngán quá|oải quá|tức quá|tệ quá|ức quá|chậm quá|lâu quá|dở hơi|bày vẽ|ngồi không|hành dân|thằng nào|thằng|thằng cha|đứa nào|con mụ|mụ già|bọn mày|chúng mày|mày|mẹ kiếp|mẹ mày|bố mày|bố láo|láo toét|láo|hỗn láo|mất dạy|vô học|vô dụng|vô tích sự|khốn nạn|khốn kiếp|đểu|đểu cáng|bẩn thỉu|rác rưởi|đồ rác|như rác|đồ ngu|ngu thế|ngu vậy|ngu quá|ngu ngốc|ngu dốt|ngu như|ngu vãi|quá ngu|óc chó|chó má|đồ chó|đồ điên|điên à|điên hả|dở người|thần kinh|dốt|dốt nát|đần|đần độn|hãm|ngáo|khùng|khùng điên|như hạch|như cứt|cứt|như shit|như cc|
		vcl|vkl|vãi|clgt|dkm|đkm|đm|đmm|đcm|dcm|vcc|wtf|fuck|shit|đéo|đếch|đ' éo|cút|cút đi|biến đi|câm đi|câm mồm|im mồm|chết đi|chết tiệt|đồ quỷ|idiot|moron|bullshit`)
)

// compounds hide a word of another meaning: "tai khoan" is no "khoan", "loại hình" no picture.
var compounds = phrases(`tài khoản|điều khoản|khoản mục|loại hình|tình hình|hình thức|mô hình`)

// inHaste is how single words are typed in haste.
var inHaste = map[string]string{"ko": "không", "k": "không", "kg": "không", "kh": "không", "khg": "không", "hok": "không", "hem": "không", "hông": "không", "kô": "không", "khong": "khong",
	"r": "rồi", "dc": "được", "đc": "được", "đk": "đăng ký", "dk": "dang ky", "đky": "đăng ký", "dky": "dang ky", "đki": "đăng ký", "dki": "dang ky", "e": "em", "mk": "mình", "mik": "mình", "mih": "mình",
	"trg": "trường", "j": "gì", "gi": "gi", "vs": "với", "ch": "chưa", "chx": "chưa", "cx": "cũng", "bn": "bao nhiêu", "ntn": "như thế nào", "oki": "ok", "okie": "ok", "oke": "ok", "okê": "ok",
	"okela": "ok", "okla": "ok", "okay": "ok", "okey": "ok", "ôkê": "ok", "ôk": "ok", "uk": "ừ", "uh": "ừ", "um": "ừ", "ừm": "ừ", "ờ": "ừ", "vg": "vâng", "vag": "vâng", "vâg": "vâng", "zạ": "dạ", "zậy": "vậy", "dợ": "dạ",
	"đg": "đang", "bt": "biết", "bit": "biết", "bik": "biết", "sdt": "sđt", "hnay": "hôm nay", "hqua": "hôm qua", "lm": "làm", "đúg": "đúng", "dug": "dung", "dung": "dung", "tks": "thanks", "thks": "thanks", "tk": "tài khoản", "mn": "mn",
	"ktoán": "kế toán", "ktoan": "ke toan", "ht": "ht", "tn": "tn", "bcao": "báo cáo", "bc": "báo cáo",
	"chẳng": "không", "chả": "không", "nỏ": "không", "hổng": "không", "hổg": "không", "hôg": "không", "hk": "không", "hog": "không", "khôg": "không", "hẻm": "không", "khum": "không",
	"rùi": "rồi", "ròi": "rồi", "roài": "rồi", "gòi": "rồi", "òi": "rồi", "rồii": "rồi", "zồi": "rồi", "hsơ": "hồ sơ", "hso": "ho so", "đvị": "đơn vị", "đvi": "đơn vị", "trc": "trước", "trướk": "trước",
	"z": "vậy", "zay": "vậy", "dzậy": "vậy", "vậi": "vậy", "lun": "luôn", "lộn": "nhầm", "luôg": "luôn", "nhìu": "nhiều", "wên": "quên", "qên": "quên", "iem": "em", "tui": "tôi", "mềnh": "mình", "fai": "phải", "fải": "phải", "phãi": "phải", "bít": "biết", "bík": "biết", "hỉu": "hiểu", "hiu": "hiểu", "kím": "tìm", "zô": "vào", "dô": "vào", "zào": "vào", "mún": "muốn", "muốg": "muốn", "thui": "thôi", "thoy": "thôi", "xog": "xong", "nhưg": "nhưng",
	"ừa": "ừ", "ờm": "ừ", "ừkm": "ừ", "ukm": "ừ", "ukie": "ok", "okii": "ok", "okee": "ok", "ạk": "ạ", "ạh": "ạ", "nhóa": "nhé", "nhoa": "nhé", "nhóe": "nhé", "nhen": "nhé", "nghen": "nhé", "giùm": "giúp", "dùm": "giúp", "zùm": "giúp",
	"đag": "đang", "trườg": "trường", "đượk": "được", "đươc": "được", "hqa": "hôm qua", "sáh": "sáng", "ngta": "người ta", "mng": "mọi người", "lsao": "làm sao", "tsao": "tại sao", "vsao": "vì sao", "nvay": "như vậy", "nthe": "như thế"}
