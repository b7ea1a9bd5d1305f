package read

// The lexicon: what people say, by what they mean by it. It is written with
// accents, phrases divided by "|"; word.is says how it is compared. Nothing of it
// is ever shown. Whoever finds people saying a thing in another way adds it here
// and a sentence to the tests.
var (
	politeHeads = phrases(`dạ|dạ thưa|thưa|thưa thầy|thưa cô|thưa thầy cô|thầy|cô|thầy cô|thầy cô ơi|em|em ơi|chị|chị ơi|anh|anh ơi|anh chị|ad|ad ơi|admin|admin ơi|sếp|đồng chí|đ/c|
		em thưa|em chào thầy cô|em xin thưa|ạ|ơ|à|ồ|ôi|ui|ơi|thôi thì|thì|vậy thì|vâng ạ thì|xin|cho em|cho em hỏi|cho hỏi|dạ vâng thưa|kính thưa|kính gửi|alo|a lô|please`)
	politeTails = phrases(`ạ|ah|a|nhé|nhá|nha|nhe|nghe|nhé ạ|thầy|cô|thầy cô|em|anh|chị|ad|admin|đồng chí|sếp|luôn|luôn ạ|đi|đi ạ|giúp|giúp em|giùm|giùm em|hộ|hộ em|với|cho em|cho em với|
		mà|đó|đấy|đấy ạ|đó ạ|thôi|thôi ạ|cảm ơn|cám ơn|em cảm ơn|em cám ơn|xin cảm ơn|cảm ơn nhiều|cảm ơn thầy cô|cảm ơn ad|thanks|please|hihi|hehe|bạn|vậy|rồi|rồi ạ|nữa`)

	// Yes and no to a question whether something is right, at the front of a text.
	yesPhrases = phrases(`đúng|đúng rồi|đúng vậy|đúng thế|đúng ạ|đúng đó|đúng đấy|đúng luôn|đúng trường|đúng đơn vị|đúng trường rồi|đúng trường em|đúng trường em rồi|đúng trường mình|đúng trường mình rồi|đúng trường tôi|
		đúng đơn vị rồi|đúng đơn vị em|đúng đơn vị mình|đúng đơn vị tôi|đúng nó|đúng là trường em|đúng là trường mình|đúng là trường tôi|đúng là đơn vị em|đúng là đơn vị mình|đúng là đơn vị tôi|
		đúng là nó|đúng của em|đúng người|đúng hết|đúng cả|đúng hoàn toàn|hoàn toàn đúng|hoàn toàn chính xác|phải|phải rồi|phải ạ|vâng|vâng đúng|vâng đúng rồi|vâng phải|vâng phải rồi|vâng chính xác|vâng ok|dạ vâng|dạ đúng|dạ phải|ok|
		ok đúng|ok đúng rồi|ok rồi|chuẩn|chuẩn rồi|chuẩn luôn|chuẩn cơm mẹ nấu|chính xác|chính xác rồi|chính xác luôn|chính nó|chính là nó|chính là trường em|chính là trường mình|đồng ý|nhất trí|xác nhận|xác nhận đúng|ừ|ừ đúng|ừ đúng rồi|ừ phải|u|uhm|
		yes|yep|yeah|y|right|correct|đó là trường em|đó là trường mình|đó là trường tôi|đấy là trường em|đây là trường em|đây là trường mình|đây là trường tôi|là trường em|là trường mình|là trường em đó|là trường em đấy|
		trường em đó|trường em đấy|trường mình đó|trường mình đấy|trường tôi đó|trường tôi đấy|trường em đây|trường mình đây|trường em luôn|nó đấy|nó đó|không sai|không nhầm|không nhầm đâu|không sai đâu|không lệch|đúng như vậy|đúng như thế|như vậy là đúng|thế là đúng|có đúng`)
	// yesAlone are a yes only if nothing but politeness is said besides.
	yesAlone  = phrases(`có|dạ|dạ có|vâng có|có ạ|dạ dạ|rồi`)
	noPhrases = phrases(`không|không phải|không đúng|không phải đâu|không phải rồi|không phải trường em|không phải trường mình|không phải trường tôi|không phải trường này|không phải đơn vị em|không phải đơn vị này|
		không phải đơn vị mình|không phải đơn vị tôi|không phải nó|không phải của em|không đúng rồi|không đúng đâu|không đúng trường|không đúng đơn vị|không chính xác|không chuẩn|đâu phải|đâu có|đâu có đúng|làm gì phải|có phải đâu|chưa đúng|chưa phải|chưa chuẩn|chưa chính xác|sai|sai rồi|sai trường|sai trường rồi|
		sai đơn vị|sai đơn vị rồi|sai bét|nhầm|nhầm rồi|nhầm trường|nhầm trường rồi|nhầm đơn vị|nhầm đơn vị rồi|lộn|lộn rồi|lộn trường|lộn trường rồi|trường khác|trường khác cơ|đơn vị khác|khác rồi|no|nope|n|wrong|not right`)
	// noButs begin like a no and are none.
	noButs = phrases(`không biết|không rõ|không nhớ|không vào được|không vào|không mở được|không xem được|không thấy|không chụp được|không chụp|không có|không thay đổi|không đổi|không khớp|không hiểu|không được|không ai|không quen|không gửi được|không đăng nhập được|không kịp|không còn|
		không sao|không trùng|không giống|không hai|không ba|không một|không báo cáo nữa|không gửi nữa|không làm nữa|không cần|sai tên|sai địa chỉ|sai người|sai mã|sai mst|sai loại|sai thông tin|sai ảnh|sai trạng thái|nhầm ảnh|nhầm trạng thái|nhầm số|nhầm mã|sai số|phải làm|phải chờ|phải đợi|phải không|đúng không|
		đúng hạn|đúng ra|đúng lúc|có đúng không|phải chăng|đúng chưa|xác nhận giúp|ok chưa|nhầm tên|sai chính tả`)

	doubts = phrases(`khoan|khoan đã|từ từ|từ đã|chờ đã|đợi đã|gượm đã|đừng gửi|đừng gửi vội|đừng|chưa gửi vội|khoan gửi|chưa gửi đâu|để em xem lại|để xem lại|để em kiểm tra|để em kiểm tra lại|để kiểm tra lại|kiểm tra lại đã|xem lại đã|hình như sai|hình như nhầm|chưa chắc|
		không chắc|chưa chắc lắm|sai rồi|nhầm rồi|sai ảnh|nhầm ảnh|ảnh sai|ảnh nhầm|ảnh nhầm rồi|không phải ảnh này|sai trạng thái|nhầm trạng thái|trạng thái sai|nhầm trường|sai trường|nhầm đơn vị|sai đơn vị|trường sai|gửi nhầm|báo nhầm|chọn nhầm|bấm nhầm|ấn nhầm|gõ nhầm|viết nhầm|
		ghi nhầm|nhập nhầm|báo sai|chọn sai|gửi sai|ghi sai|nhập sai|không phải trường này|không phải đơn vị này|thôi chết|chết rồi|ấy chết|chết thật|lộn rồi|em nhầm|tôi nhầm|mình nhầm|bị nhầm|bị sai|chưa đúng|không đúng|wait|wrong`)
	// corrections announce that what follows takes the place of what was said.
	corrections = phrases(`à nhầm|em nhầm|tôi nhầm|mình nhầm|ý em là|ý tôi là|ý mình là|à không|ấy nhầm|nhầm|xin lỗi em nhầm|xin lỗi nhầm|gõ nhầm|viết nhầm|ghi nhầm|bấm nhầm|ấn nhầm|chọn nhầm|sửa lại là|sửa lại|thực ra|thật ra|phải là|mới đúng|chứ không phải|đúng ra là|chính xác là|đính chính|cho em sửa|xin sửa lại|em đọc nhầm|em xem nhầm|nhìn nhầm|xem nhầm|nói nhầm|báo nhầm`)
	waits       = phrases(`chờ em|đợi em|chờ chút|đợi chút|chờ tí|đợi tí|chờ xíu|đợi xíu|chờ một chút|đợi một chút|chờ 1 chút|đợi 1 chút|chờ em tí|chờ mình|đợi mình|chờ tôi|đợi tôi|lát nữa|tí nữa|chút nữa|xíu nữa|lát em|tí em|chút em|lúc nữa|để lát|để tí|để chiều|để mai|để tối|mai em|chiều em|tối em|sáng mai|chiều mai|
		ngày mai|mai gửi|mai nộp|chiều gửi|tối gửi|em sẽ gửi sau|gửi sau|bổ sung sau|nộp sau|cập nhật sau|báo sau|để em hỏi|để em xem|để em tìm|để em lấy|để em chụp|để em mở|để em vào|để em kiểm tra|để hỏi|để tôi hỏi|để mình hỏi|để tôi xem|để mình xem|em đang bận|đang bận|em đang họp|em đang dạy|em đang đi|về trường em|khi nào có em|có em gửi|em gửi sau|wait|later`)
	unknowns = phrases(`không biết|không rõ|chưa biết|chưa rõ|chưa nắm được|không nắm được|không nhớ|chẳng nhớ|quên|quên rồi|quên mất|em quên|chưa xem|chưa xem được|chưa kiểm tra|chưa tra được|chịu|chịu thôi|không tìm thấy|không thấy|chưa thấy|không hiểu|don't know|no idea`)
	// cannot is what keeps somebody from seeing the status or taking the picture.
	cannot = phrases(`không vào được|chưa vào được|không đăng nhập được|chưa đăng nhập được|không mở được|không xem được|không truy cập được|không mở được app|quên mật khẩu|quên passcode|quên pass|mất mật khẩu|bị khóa tài khoản|tài khoản bị khóa|hiệu trưởng cũ|thầy ấy nghỉ|cô ấy nghỉ|nghỉ hưu|đã chuyển công tác|chuyển trường rồi|
		không có tài khoản|chưa có tài khoản|lỗi mạng|mạng lỗi|app lỗi|bị lỗi|vneid lỗi|hệ thống lỗi|máy không chụp|không chụp được|không cho chụp|không chụp màn hình được|không biết chụp|điện thoại không chụp|chụp không được|đăng nhập không được|vào không được|mở không được|máy hỏng|điện thoại hỏng|mất điện thoại|không có máy|cannot|can't`)
	same = phrases(`không thay đổi|không thay đổi gì|không có gì thay đổi|không có thay đổi|không có gì mới|không có gì khác|không khác gì|chưa có gì mới|chưa có gì thay đổi|chưa có gì|chưa thấy gì|chưa thấy gì mới|chưa thay đổi|chưa có thay đổi|không đổi|chưa đổi|vẫn thế|vẫn vậy|vẫn như vậy|vẫn như thế|vẫn như cũ|vẫn như trước|
		vẫn nguyên|vẫn y nguyên|vẫn y như cũ|vẫn y vậy|vẫn y thế|vẫn vậy thôi|vẫn giống|vẫn giữ nguyên|cũng vậy|cũng thế|cũng như cũ|như cũ|y cũ|y như cũ|y nguyên|y như vậy|y vậy|y hệt|y chang|như trước|như lần trước|như hôm trước|như hôm qua|như hôm kia|như đợt trước|như kỳ trước|như tuần trước|như sáng nay|như đã báo|như đã báo cáo|như báo cáo trước|như báo cáo hôm qua|giống hôm qua|giống hôm trước|
		giống lần trước|giống như lần trước|giống như hôm qua|giống như cũ|giống cũ|giống trước|giống đợt trước|giống kỳ trước|giữ nguyên|vẫn đang chờ|vẫn chờ|vẫn còn chờ|vẫn đang đợi|vẫn đợi|đang chờ tiếp|vẫn chưa có gì|vẫn chưa có kết quả|vẫn chưa thấy|vẫn chưa xong|vẫn chưa được gì|không tiến triển|chưa tiến triển|tình trạng cũ|trạng thái cũ|vẫn trạng thái cũ|vẫn tình trạng cũ|no change|unchanged|the same|same as before|still the same`)
	sends = phrases(`gửi|gửi đi|gửi luôn|gửi báo cáo|gửi báo cáo đi|gửi giúp|gửi giúp em|gửi báo cáo giúp|gửi cho em|gửi nhé|gửi thôi|xác nhận gửi|đồng ý gửi|nộp|nộp đi|nộp luôn|nộp báo cáo|ok gửi|ok gửi đi|được gửi đi|vâng gửi đi|send|submit`)
	edits = phrases(`sửa|sửa lại|cần sửa|muốn sửa|em muốn sửa|cho em sửa|cho em sửa lại|xin sửa|em sửa|chỉnh|chỉnh lại|chỉnh sửa|change|edit`)
	backs = phrases(`quay lại|trở lại|lùi lại|trở về|back`)
	skips = phrases(`bỏ qua|bỏ qua đi|bỏ qua bước này|khỏi|không có|không rõ|chưa có|không có ảnh|chưa có ảnh|không chụp được|skip`)
	stops = phrases(`thôi|thôi không báo cáo nữa|không báo cáo nữa|thôi không gửi nữa|không gửi nữa|không làm nữa|thôi không làm nữa|dừng|dừng lại|dừng báo cáo|hủy|hủy đi|hủy bỏ|hủy báo cáo|hủy báo cáo đi|hủy giúp em|thôi hủy|bỏ báo cáo|xóa báo cáo này|stop|cancel`)
	// codeLost: the person does not have the code at hand; codeNone: there is none.
	codeLost  = phrases(`không nhớ mã|không nhớ mã số|không nhớ mã số thuế|không nhớ mst|không biết mã|không biết mã số thuế|không biết mst|quên mã|quên mã số|quên mã số thuế|quên mst|không thuộc mã|không có mã ở đây|để em hỏi kế toán|hỏi kế toán|kế toán giữ|kế toán nắm|chưa tìm thấy mã|chưa tra được mã|không nhớ|quên`)
	codeNone  = phrases(`chưa có mst|không có mst|chưa có mã số thuế|không có mã số thuế|chưa có mã|không có mã|chưa được cấp mã|chưa được cấp mst|chưa được cấp mã số thuế|chưa có ms thuế|chưa có mã thuế|không có mã thuế|chưa đăng ký mã số thuế|chưa đăng ký thuế|chưa làm mã số thuế|no tax code|no code`)
	asPicture = phrases(`như ảnh|như hình|trong ảnh|trong hình|theo ảnh|theo hình|như trong ảnh|như trên ảnh|trên ảnh|xem ảnh|xem hình|xem trong ảnh|ở ảnh|ảnh có ghi|ảnh ghi rồi|như ảnh chụp|như màn hình|as in the picture`)
	denials   = phrases(`không biết ai đây|không biết ai|không biết người này|không quen|không quen ai|không phải người của trường|không phải người trường|không phải người của đơn vị|không phải em|không phải tôi|không phải em gửi|không phải tôi gửi|không phải mình gửi|em không gửi|tôi không gửi|em không báo cáo|tôi không báo cáo|
		em không hề gửi|trường em không có ai|trường không có ai|trường em chưa gửi|trường chưa gửi|trường em không gửi|ai gửi vậy|ai gửi đấy|ai thế|ai vậy|ai đây|giả mạo|mạo danh|người lạ|báo cáo sai|báo cáo này sai`)
	// merged: the unit is not what it was.
	merged = phrases(`sáp nhập|sát nhập|đổi tên|tên mới|tên cũ|tách ra|giải thể|ngừng hoạt động|đóng cửa|hợp nhất|nhập vào|nhập với|merged|renamed`)
	// level2 is the head's own account.
	level2    = phrases(`mức 2|mức độ 2|mức hai|mức độ hai|level 2|cấp độ 2|định danh cá nhân|tài khoản cá nhân`)
	greetingP = phrases(`xin chào|chào|em chào|tôi chào|mình chào|kính chào|kính gửi|alo|a lô|hello|hi|hey|good morning|chào buổi sáng`)
	officers  = phrases(`gặp cán bộ|gặp người phụ trách|nói chuyện với cán bộ|gọi cho cán bộ|liên hệ cán bộ|gặp ai|cần hỗ trợ|hỗ trợ em|giúp em với|nhờ hỗ trợ|gặp admin|gặp người|nói với người`)
	notMine   = phrases(`không phụ trách|không còn phụ trách|không làm nữa ở|nghỉ việc|chuyển công tác|đổi người phụ trách|bàn giao|thôi phụ trách|hết phụ trách`)
	withdraws = phrases(`rút báo cáo|rút lại báo cáo|thu hồi báo cáo|xóa báo cáo|hủy báo cáo đã gửi|rút lại|rút giúp em|gửi nhầm trường|báo nhầm trường|gửi nhầm đơn vị|báo nhầm đơn vị|withdraw`)
	promises  = phrases(`gửi ảnh sau|gửi hình sau|ảnh gửi sau|ảnh sau|bổ sung ảnh sau|mai gửi ảnh|mai em gửi ảnh|chiều gửi ảnh|chiều em gửi ảnh|tối em gửi ảnh|lát em gửi ảnh|em gửi ảnh sau|chụp sau|nộp ảnh sau|mai chụp|chiều chụp|tối chụp|picture later`)
	done      = phrases(`rồi|chưa|đã gửi|đã nộp|xong`)
	still     = phrases(`vẫn|vẫn đang|still`)
)
