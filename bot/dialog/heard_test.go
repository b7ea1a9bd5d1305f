package dialog

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The scenes in which sentences are tried: what was said before.
var (
	atConfirm = []string{"0299900124"}
	atStatus  = []string{"0299900124", "đúng"}
	atReason  = []string{"0299900124", "đúng", "từ chối"}
	atPicture = []string{"0299900124", "đúng", "được tiếp nhận"}
	atSummary = []string{"0299900124", "đúng", "chưa đăng ký"}
	atContact = []string{"0299900124", "đúng", "chưa đăng ký", "gửi"}
	atEnd     = []string{"0299900124", "đúng", "chưa đăng ký", "gửi", "bỏ qua"}
)

// answerTo is the last answer of a conversation.
func answerTo(t *testing.T, before []string, said string) string {
	c := newChat(t)
	script := ""
	for _, line := range append(append([]string(nil), before...), said) {
		script += "> " + line + "\n"
	}
	out := c.play(script)
	return out[strings.LastIndex(out, "\n< "):]
}

func hears(t *testing.T, before []string, want string, sentences ...string) {
	t.Helper()
	for _, said := range sentences {
		require.Contains(t, answerTo(t, before, said), want, said)
	}
}

func hearsNot(t *testing.T, before []string, want string, sentences ...string) {
	t.Helper()
	for _, said := range sentences {
		require.NotContains(t, answerTo(t, before, said), want, said)
	}
}

func TestGivingUpIsAskedAbout(t *testing.T) {
	for _, before := range [][]string{atStatus, atReason, atPicture, atSummary} {
		hears(t, before, "muốn hủy báo cáo đang làm", "hủy đi em gửi nhầm", "bỏ báo cáo này đi", "xóa đi ạ", "em gửi nhầm, hủy giúp em", "thôi khỏi gửi nữa", "huy di e go thu thoi")
	}
	hears(t, atEnd, "Rút báo cáo BC-", "hủy đi em gửi nhầm", "xóa giúp em, gửi nhầm trường rồi ạ")
	hearsNot(t, atContact, "hủy báo cáo", "Nguyễn Hủy", "Trần Huy")
}

func TestWhoeverDoesNotKnowTheReasonIsToldHowToAddIt(t *testing.T) {
	hears(t, atReason, "Đã bỏ qua lý do từ chối. Khi biết lý do", "không biết lý do", "em không rõ lý do ạ", "VNeID không ghi lý do", "e k biết tại sao nữa", "không có gì", "trên VNeID chẳng ghi gì cả", "chịu, không biết vì sao luôn", "họ không nói lý do", "khong ro vi sao")
	hears(t, []string{"0299900124 bị từ chối ạ không biết vì sao"}, "Trạng thái: Từ chối\n", "đúng")
	hears(t, atConfirm, "Đã bỏ qua lý do", "vâng bị từ chối ko rõ lý do")
	hears(t, append(atReason, "không biết lý do"), "lý do từ chối là gì", "sửa lý do")
	hears(t, atReason, "Từ chối (không thấy tên trường)", "không thấy tên trường")
}

func TestWhatAnnouncesAReasonIsNoPartOfIt(t *testing.T) {
	hears(t, atReason, "Từ chối (chưa có dấu của nhà trường)", "do chưa có dấu của nhà trường", "vì chưa có dấu của nhà trường", "lý do là chưa có dấu của nhà trường", "dạ lý do là do chưa có dấu của nhà trường", "tại vì chưa có dấu của nhà trường", "bởi vì: chưa có dấu của nhà trường", "Nguyên nhân: chưa có dấu của nhà trường", "VNeID báo là chưa có dấu của nhà trường")
	hears(t, atReason, "Từ chối (bị lỗi hệ thống)", "bị lỗi hệ thống")
	hears(t, atReason, "Từ chối (địa chỉ không khớp)", "do sai địa chỉ", "vif sai ddiaj chir", "LÝ DO: ĐỊA CHỈ KHÔNG KHỚP")
	hears(t, atReason, "Từ chối (tai khoan het han)", "tai khoan het han")
}

func TestWhatIsNoReasonIsNotKeptAsOne(t *testing.T) {
	hearsNot(t, atReason, "CHƯA GỬI", "ơ", "?", "ừ", "để em xem lại máy đã", "đợi em tí")
	hears(t, atReason, "gửi ảnh chụp màn hình", "ko phải từ chối đâu ạ, thành công rồi", "không phải từ chối mà là được tiếp nhận", "ấy chết bấm nhầm, trường em đc tiếp nhận rồi")
}

func TestNumbersThatNoLineHas(t *testing.T) {
	c := newChat(t)
	out := c.play("@zalo\n> 0299900124\n> 7\n> 1\n> 6\n")
	require.Contains(t, out, "Không có số 7 trong các lựa chọn. Xin thầy/cô chọn từ 1 đến 2.")
	require.Contains(t, out, "Không có số 6 trong các lựa chọn. Xin thầy/cô chọn từ 1 đến 5.")
}

func TestCodesOfAListThatAreNone(t *testing.T) {
	hears(t, nil, "Chưa dùng được: Mã 0299 900 125.", "0299900124, 0299900125", "mst 0299900125 và 0299900124 ạ")
	hears(t, nil, "Chưa dùng được: Mã 0299 900 125.", "0299900124 0299900125 0299900131")
}

func TestEverydayWordsAreSearchedForNoName(t *testing.T) {
	for _, said := range []string{"hồ sơ trường mình gửi 2 lần rồi", "dạ thưa thầy, trường con chưa làm được ạ", "trường của bọn em thì bị từ chối mất rồi", "đã gửi hôm trước rồi mà", "trường em mới thành lập năm nay ạ", "da gui hom truoc roi ma", "e làm hsơ r mà chưa thấy j", "tụi em bị từ chối hoài luôn"} {
		require.NotContains(t, answerTo(t, nil, said), "gần giống", said)
		require.NotContains(t, answerTo(t, nil, said), "Chưa tìm thấy", said)
	}
}

func TestTheSummaryIsDoubtedInManyWords(t *testing.T) {
	hears(t, atSummary, "muốn sửa mục nào", "mst sai", "sai mst ạ", "cái này chưa chuẩn", "sai sai sao ấy", "từ từ đã em ơi", "nhầm hết cả", "hình như chưa đúng")
}

func TestPeopleCalledSuccessWithoutCapitals(t *testing.T) {
	hears(t, atContact, "Đã ghi:", "bùi thành công", "tran thanh cong 0999000678", "vu thanh cong")
	hears(t, atContact, "gửi ảnh chụp", "thành công", "là thành công", "lại thành công")
	hears(t, atContact, "Đã ghi: 0225 388 8123", "sô máy bàn 02253888123")
}

func TestPicturesThatComeLater(t *testing.T) {
	hears(t, atPicture, "Ảnh: chưa có, gửi sau", "chiều nay em bổ sung hình", "mai e chụp gửi nhé", "tối về em gửi", "lát nữa em up lên")
}

func TestYesAndNoAsTheyAreTyped(t *testing.T) {
	hears(t, atConfirm, "đang ở trạng thái nào", "bên em đây ạ", "trúng phóc", "đúng rùi nha ad", "uk đúng r", "đúng đó em", "ddungs rooif aj", "chuẩn không cần chỉnh", "fải ạ")
	hears(t, atConfirm, "Xin thầy/cô gửi mã số thuế", "dạ hổng phải", "k fai", "trật lất rồi", "hông phải nha", "khoong phari", "không ạ", "đâu có phải")
	hears(t, atConfirm, "Hòa Nghĩa", "đâu có phải, trường tui là tiểu học hòa nghĩa")
}

func TestReasonsBehindTheRefusal(t *testing.T) {
	for said, reason := range map[string]string{"0299900124 từ chối: hồ sơ mờ": "hồ sơ mờ", "0299900124 từ chối - thiếu quyết định": "thiếu quyết định", "0299900124 tu choi - dia chi cu": "dia chi cu",
		"0299900124 ko đc duyệt vì thông tin ko khớp thuế": "thông tin không khớp với cơ quan thuế", "0299900124 bị tc do mst ngừng hoạt động": "mã số thuế sai hoặc ngừng hoạt động"} {
		hears(t, []string{said}, "Từ chối ("+reason+")", "đúng")
	}
	hears(t, atReason, "(không tìm thấy mã)", "nó báo là không tìm thấy mã")
	hears(t, atReason, "đang ở trạng thái nào", "không phải bị từ chối, đang chờ", "đâu có bị từ chối đâu ạ")
}

func TestASecondSchoolByItsName(t *testing.T) {
	hears(t, atSummary, "Hệ thống đã ghi thêm Tiểu học Hòa Nghĩa", "trường thứ hai là tiểu học hòa nghĩa", "còn tiểu học hòa nghĩa nữa ạ")
	hears(t, atEnd, "Xin thầy/cô gửi mã số thuế", "e còn 1 trường nữa", "em báo cáo trường khác")
}

func TestQuestionsInOtherWords(t *testing.T) {
	hears(t, atEnd, "BC-", "e bc r đúng ko ạ", "báo cáo của em tới chưa")
	hears(t, atEnd, "Định danh tổ chức", "trạng thái nó nằm ở mục nào trong vneid", "vào đâu để xem kết quả")
	hears(t, atEnd, "hạn báo cáo", "trước ngày nào phải xong")
	hears(t, atEnd, "chờ kết quả. Từ chối", "tiếp nhận khác gì thành công")
	hears(t, atEnd, "xin thầy/cô liên hệ", "ai phụ trách việc này", "báo cáo này có bắt buộc không", "cho em xin số cán bộ phụ trách")
}

func TestAStatusThatDecidesNothingIsAskedAboutAfterTheReceipt(t *testing.T) {
	hears(t, atEnd, "Chưa rõ trạng thái của đơn vị", "bữa nay được định danh rồi", "em đăng ký xong rồi ạ")
}

func TestWhoTheReporterIsMayBeKeptBack(t *testing.T) {
	hears(t, atContact, "Đã bỏ qua", "không tiện cho số ạ", "em không muốn để lại số", "không cho số đâu")
	hears(t, atContact, "Đã ghi: Hoa, văn thư", "gọi cho cô Hoa văn thư nhé, 0999000678")
	hears(t, atContact, "Đã ghi: thu hà.", "thu hà")
	hearsNot(t, atContact, "Đã ghi:", "ừm", "gì vậy", "sao ạ", "TỪ CHỐI", "LÝ DO KHÁC")
}

func TestRemindersOfOthersBeginNothing(t *testing.T) {
	for _, said := range []string{"Đề nghị các trường chưa báo cáo khẩn trương gửi báo cáo", "Kính gửi quý trường, đề nghị các đơn vị hoàn thành đăng ký trước ngày 30", "nhắc mn hoa sen, th hòa nghĩa và thcs anh dũng nộp báo cáo", "MN Hoa Sen và TH Hòa Nghĩa còn thiếu báo cáo"} {
		hears(t, nil, "Tin này nhắc chung nhiều đơn vị.", said)
	}
	for _, said := range []string{"em đề nghị các thầy cô xem lại báo cáo giúp em", "Kính gửi Sở GD&ĐT, trường công lập TH&THCS Đa Phúc đề nghị báo cáo như sau: trạng thái được tiếp nhận", "tôi báo cáo mn hoa sen và th hòa nghĩa chưa đăng ký", "đề nghị hướng dẫn cách đăng ký"} {
		hearsNot(t, nil, "Tin này nhắc chung", said)
	}
}

func TestWhatIsToComeLaterIsNoName(t *testing.T) {
	hears(t, []string{"/start", "không nhớ mã"}, "Khi sẵn sàng", "hôm khác em làm", "để mai em báo cáo", "lát em gửi")
}

func TestTheOwnCodeTakesThePlaceOfAnotherOne(t *testing.T) {
	hears(t, atSummary, "Tiểu học Hòa Nghĩa (quận Dương Kinh).\n  Có đúng", "à mã của em là 0299900131", "mã trường mình 0299900131 cơ", "mst là 0299900131", "trường em mã 0299900131 nhé")
	hears(t, atSummary, "Hệ thống đã ghi thêm Tiểu học Hòa Nghĩa", "0299900131", "còn mã trường thứ hai là 0299900131")
}

func TestAListIsNarrowedByWhatItIsPointedAtBy(t *testing.T) {
	list := []string{"mầm non hoa sen"}
	hears(t, list, "Mã số thuế 0299 900 188", "cái ở an lão", "cái an lão ấy", "trường an lão", "ý em là cái bên an lão", "em chọn chỗ an lão nhé", "cai o an lao")
}

func TestNoStatusIsTakenFromAHope(t *testing.T) {
	hearsNot(t, atStatus, "gửi ảnh chụp màn hình VNeID, thấy", "nếu được tiếp nhận em sẽ báo sau", "mong sớm được tiếp nhận", "sắp được tiếp nhận", "chắc mai thành công", "được tiếp nhận thì em báo", "đợi được tiếp nhận đã")
}

func TestALetterWithTheNationalHeading(t *testing.T) {
	letter := "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\\nĐộc lập - Tự do - Hạnh phúc\\n\\nBÁO CÁO\\nV/v đăng ký tài khoản định danh điện tử\\nKính gửi: Sở Giáo dục và Đào tạo\\n" +
		"Trường TH&THCS Đa Phúc, quận Dương Kinh báo cáo: đã nộp hồ sơ ngày 12/11/2026, trạng thái: Từ chối, lý do: Người đại diện không khớp.\\nHiệu trưởng: Đỗ Văn Minh"
	hears(t, nil, "TH&THCS Đa Phúc", letter)
	hears(t, []string{letter}, "Trạng thái: Từ chối (người đại diện không khớp)\n", "đúng")
}
