package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAMobileNumberIsAPhoneWhereverItStands(t *testing.T) {
	for _, first := range []string{"0999000143", "sđt 0999000150", "sđt em là 0999000151 ạ", "di động 0999000168"} {
		hears(t, nil, "Số này giống số điện thoại", first)
	}
	hears(t, []string{"0999000143"}, "chưa có trong danh sách", "0999000143") // insisted upon
	hears(t, nil, "chưa có trong danh sách", "mst 0999000143")
	hearsNot(t, nil, "chưa có trong danh sách", "Liên hệ cô Lan 0999000048 để biết thêm", "Vay tiền nhanh, gọi ngay 0999000048")
	for _, before := range [][]string{atStatus, atPicture, atSummary} {
		hears(t, before, "Đã ghi: 0999 000 217", "0999000217", "số em 0999000217 ạ")
	}
	hears(t, atSummary, "Đã ghi: Nguyễn Thị Lan, hiệu trưởng, 0999 000 055", "Nguyễn Thị Lan hiệu trưởng 0999000055")
	hears(t, atSummary, "Mầm non Hoa Sen", "Nguyễn Thị Lan hiệu trưởng 0999000055")
	hearsNot(t, nil, "Chưa dùng được", "0299900124 chưa đăng ký, máy bàn 02253 999 999")
}

func TestNumbersWithSignsInBetween(t *testing.T) {
	hears(t, nil, "Mầm non Hoa Sen", "0299\u200b900124", "(0299) 900-124", "\u202e0299900124", "0299\u00a0900\u00a0124")
}

func TestWaitingAndDoubtDecideNoStatus(t *testing.T) {
	hears(t, atStatus, "Chưa rõ trạng thái", "đang chờ tiếp nhận", "vẫn chờ được tiếp nhận", "dang doi tiep nhan a", "thành công hay chưa em không rõ", "được tiếp nhận hay không em cũng chưa biết")
	hears(t, atStatus, "gửi ảnh chụp màn hình", "đã tiếp nhận hồ sơ, đang xử lý", "tn", "tn rồi ạ")
	hears(t, nil, "Đã ghi trạng thái: Được tiếp nhận", "mầm non hoa sen dương kinh tn r")
}

func TestAYesThatIsTakenBackIsNone(t *testing.T) {
	hears(t, atConfirm, "Xin thầy/cô gửi mã số thuế", "đúng à nhầm không phải", "đúng rồi, à không không phải ạ")
	hears(t, atConfirm, "đang ở trạng thái nào", "không, à đúng rồi", "không phải à nhầm đúng rồi")
	hears(t, atConfirm, "chuyển điều thầy/cô ghi thêm", "đúng nhưng mà tên mới là Mầm non Hoa Sen 1", "đúng, nhưng địa chỉ khác ạ")
	hears(t, []string{"mầm non hoa sen dương kinh"}, "Có đúng đơn vị", "đúng tên nhưng sai phường")
	hearsNot(t, atConfirm, "chuyển điều", "đúng nhưng bị từ chối rồi", "đúng nhưng em chưa biết trạng thái")
}

func TestWhatIsNoReasonEither(t *testing.T) {
	hears(t, atReason, "gõ các lý do bằng chữ", "1 và 3", "2,4")
	hears(t, append(atReason, "1 và 3"), "Từ chối (sai tên, sai địa chỉ)", "sai tên, sai địa chỉ")
	hears(t, atReason, "Từ chối (mã số thuế sai hoặc ngừng hoạt động)", "mã số thuế không đúng", "mst sai ạ")
	hearsNot(t, atReason, "CHƯA GỬI", "em hỏi lại hiệu trưởng đã", "chưa được tiếp nhận")
	hears(t, atReason, "muốn sửa mục nào", "trường khác cơ")
	hears(t, atReason, "Từ chối (Thông tin tổ chức chưa có trong dữ liệu về đăng ký doanh nghiệp)", "Thông tin tổ chức chưa có trong dữ liệu về đăng ký doanh nghiệp")
}

func TestAReasonBesideVagueWordsIsRemembered(t *testing.T) {
	hears(t, append(atStatus, "trả lại do tên trường sai"), "Từ chối (tên không khớp)", "từ chối", "bị từ chối ạ")
	hears(t, []string{"0299900124 không được tiếp nhận do mst chưa cập nhật", "đúng"}, "Từ chối (mst chưa cập nhật)", "từ chối")
	hears(t, append(atStatus, "rớt rồi vì sai địa chỉ"), "gửi ảnh chụp màn hình", "được tiếp nhận")
}

func TestACaptionKeepsItsOwnSchool(t *testing.T) {
	for _, before := range [][]string{atPicture, atSummary} {
		hears(t, before, "Ảnh này ghi đơn vị khác", "(photo) tiểu học hòa nghĩa dương kinh")
		hears(t, before, "đã ghi thêm Tiểu học Hòa Nghĩa", "(photo) tiểu học hòa nghĩa dương kinh")
	}
}

func TestEachOfTwoNamedSchoolsHasItsOwnStatus(t *testing.T) {
	for _, first := range []string{"mầm non hoa sen dương kinh: chưa đăng ký; tiểu học hòa nghĩa dương kinh: từ chối vì sai tên", "mầm non hoa sen dương kinh thì chưa đăng ký còn tiểu học hòa nghĩa dương kinh bị từ chối vì sai tên"} {
		out := newChat(t).play("> " + first + "\n> [Mầm non Hoa Sen (quận Dương Kinh)]\n> gửi\n> báo cáo tiếp\n")
		require.Contains(t, out, "Trạng thái: Chưa đăng ký")
		require.Contains(t, out, "Trạng thái: Từ chối (tên không khớp)")
	}
}

func TestContactsInStillOtherShapes(t *testing.T) {
	for said, told := range map[string]string{
		"Thành Công, bảo vệ, 0999000055":                                "Thành Công, bảo vệ, 0999 000 055",
		"người báo cáo: phạm thị thành công, văn thư":                   "phạm thị thành công, văn thư",
		"Cô Hằng là hiệu trưởng, còn em là Mai, kế toán, 0999000062":    "Mai, kế toán, 0999 000 062",
		"H'Hen Niê, giáo viên":                                          "H'Hen Niê, giáo viên",
		"Y Kpă, TPT, 0999000055":                                        "Y Kpă, TPT, 0999 000 055",
		"họ tên Lò Thị Én chức vụ tổ trưởng điện thoại 0999000055":      "Lò Thị Én, tổ trưởng, 0999 000 055",
		"1. Nguyễn Thị Hoà 2. Hiệu trưởng 3. 0999000055":                "Nguyễn Thị Hoà, Hiệu trưởng, 0999 000 055",
		"Họ tên: Nguyễn Thị Lan; Chức vụ: Hiệu trưởng; SĐT: 0999000678": "Nguyễn Thị Lan, Hiệu trưởng, 0999 000 678",
		"em tên lan ạ": "lan", "em Công": "Công", "Lan": "Lan", "Tiếp": "Tiếp", "tên em là Hoà": "Hoà",
		"Em là Lan văn thư trường, số em là 0999.000.055 zalo cùng số": "Lan, văn thư, 0999 000 055",
	} {
		hears(t, atContact, "Đã ghi: "+told+".", said)
	}
	hearsNot(t, atContact, "Báo cáo gần nhất", "không cần", "thôi ạ", "không cần đâu ạ")
	hearsNot(t, atContact, "Đã ghi", "Có 2 trường cùng do em phụ trách", "Thằng Cha Mày", "Vâng", "Gửi rồi", "Xong", "Alo", "Sao thế", "hiệu trưởng đi vắng nên em báo hộ ạ")
	hears(t, append(atContact, "0999000062", "Trần Văn Bách"), "Đã ghi: phó hiệu trưởng", "phó hiệu trưởng ạ")
	hears(t, append(atContact, "Lan", "0999000062"), "Đã ghi: hiệu trưởng", "hiệu trưởng")
}

func TestSentencesAreNoSchoolThatSoundsAlike(t *testing.T) {
	for _, before := range [][]string{nil, {"chào"}} {
		for _, said := range []string{"Hướng dẫn em với", "trường em dùng chung mã với phòng giáo dục", "thằng nào làm cái hệ thống này", "KHUYẾN MÃI: trường mầm non giảm học phí 50% www.example.com", "<script>alert(1)</script>"} {
			hearsNot(t, before, "gần giống", said)
			hearsNot(t, before, "Chưa tìm thấy đơn vị tên", said)
		}
	}
	hears(t, nil, "/trangthai", "trợ giúp")
	hears(t, nil, "HƯỚNG DẪN", "Hướng dẫn em với", "dạ hướng dẫn ạ")
	hearsNot(t, atConfirm, "gần giống", "Cô Hạnh hiệu trưởng bảo em báo")
	hears(t, nil, "Chưa tìm thấy đơn vị tên \"nhóm trẻ Sao Hôm\"", "em là chủ nhóm trẻ Sao Hôm", "chủ nhóm trẻ Sao Hôm ạ")
}

func TestWordsForButtons(t *testing.T) {
	edit := append(append([]string(nil), atSummary...), "sửa")
	hears(t, edit, "Xin thầy/cô gửi mã số thuế", "trường", "đơn vị ạ", "mã số thuế")
	hears(t, edit, "CHƯA GỬI", "không sửa nữa", "thôi ạ")
	hears(t, edit, "Tiểu học Hòa Nghĩa", "0299900131")
	hears(t, atSummary, "✅ Đã nhận báo cáo", "gửi đi ạ, cảm ơn hệ thống")
	hears(t, append(append([]string(nil), atEnd...), "em báo nhầm rồi, rút giúp em"), "Đã rút báo cáo", "rút", "rút đi ạ")
	hears(t, atPicture, "gửi sau", "tối em gửi được không", "mai gửi ảnh được không ạ")
	hears(t, atPicture, "dùng máy khác chụp lại, hoặc chọn Gửi ảnh sau", "VNeID cấm chụp màn hình", "chụp bị đen")
	hears(t, atStatus, "vẫn giữ nguyên", "đợi ạ", "đợi")
	hears(t, atStatus, "Chưa rõ trạng thái", "chưa ạ")
	hears(t, atEnd, "không còn phụ trách", "em chuyển trường rồi", "tôi nghỉ hưu rồi ạ")
	hears(t, nil, "Mầm non Hoa Sen", "trường em chưa có mst ạ Mầm non Hoa Sen Dương Kinh")
}

func TestTheSecondSchoolIsOfferedFirst(t *testing.T) {
	two := []string{"0299900124 và 0299900131", "1", "chưa đăng ký", "gửi"}
	hears(t, two, "đang ở trạng thái nào", "1", "vâng", "có ạ")
	hears(t, two, "Khi cần, mời thầy/cô gõ /baocao", "bỏ qua", "thôi ạ", "không ạ")
}

func TestAnOwnSchoolIsNotConfirmedAgain(t *testing.T) {
	hearsNot(t, atEnd, "Có đúng đơn vị", "mầm non hoa sen dương kinh", "mầm non hoa sen dương kinh định danh thành công")
	hears(t, atEnd, "Có đúng đơn vị", "tiểu học hòa nghĩa dương kinh")
}

func TestTheReceiptsCodeIsTold(t *testing.T) {
	hears(t, atEnd, "Mã biên nhận: BC-", "mã biên nhận của em là gì", "mã biên nhận của em đâu", "em mất mã biên nhận rồi")
	hears(t, atEnd, "để đối chiếu", "mã biên nhận để làm gì ạ")
	hears(t, nil, "liên hệ", "không đăng ký có bị phạt không", "có mất phí không ạ")
	hears(t, nil, "Người xem:", "ai xem được ảnh", "dữ liệu của em dùng làm gì")
	hears(t, nil, "HƯỚNG DẪN ĐĂNG KÝ", "cách đăng ký thế nào", "làm thế nào để đăng ký ạ")
	hears(t, nil, "Để báo cáo, thầy/cô gửi mã số thuế", "báo cáo thế nào ạ", "cần gửi những gì", "cho em xin mẫu báo cáo")
	hears(t, nil, "chưa lưu dữ liệu nào", "em muốn xóa dữ liệu")
	hears(t, atEnd, "tax.example", "tra cứu thuế ở đâu ạ")
}

func TestAUnitOutsideTheListIsDescribedInAnyOrder(t *testing.T) {
	outside := []string{"Mầm non Hoa Tuyết Trắng", "Không có trong danh sách"}
	hears(t, outside, "Đã ghi địa bàn: quận Dương Kinh", "dương kinh")
	hears(t, outside, "Đã ghi cấp học: Mầm non", "mầm non")
	hearsNot(t, append(append([]string(nil), outside...), "dương kinh", "mầm non"), "cấp học nào", "gửi mã sau")
	hearsNot(t, append(append([]string(nil), outside...), "dương kinh", "mầm non"), "địa bàn nào", "gửi mã sau")
}

func TestMoreCodesThanAreLookedAtAreSaidSo(t *testing.T) {
	hears(t, nil, "tối đa 5 mã số thuế", "0299900124 0299900131 0299900188 0299900195 0299900205 0299900212 0299900229")
}

func TestWhatASecondPlayingShowed(t *testing.T) {
	hears(t, append(append([]string(nil), atContact...), "gửi nhầm trường ạ, trường em là tiểu học hòa nghĩa"), "Tiểu học Hòa Nghĩa", "rút báo cáo")
	for said, told := range map[string]string{
		"số em 0999000062, tên Hạnh ạ":                       "Hạnh, 0999 000 062",
		"đây là số của em: 0999000062 (Thảo)":                "Thảo, 0999 000 062",
		"e là Phương ktoán ạ sđt 0999000055":                 "Phương, ktoán, 0999 000 055",
		"dạ em Hoàng Thị Lành bên kế toán số 0999 000 062 ạ": "Hoàng Thị Lành, kế toán, 0999 000 062",
		"Mai": "Mai",
	} {
		hears(t, atContact, "Đã ghi: "+told+".", said)
	}
	hearsNot(t, atContact, "Đã ghi: Mai", "Mai em gửi")
	hears(t, atStatus, "Chưa rõ trạng thái", "tiếp nhận chưa thì em không biết")
	hears(t, atStatus, "gửi ảnh chụp", "được tiếp nhận chưa có kết quả")
	hears(t, atSummary, "CHƯA GỬI", "xong", "xong ạ")
	pictured := append(append([]string(nil), atPicture...), "(photo)")
	hears(t, pictured, "1 ảnh", "(photo) ảnh này mới đúng", "(photo) thay ảnh này")
	hears(t, pictured, "2 ảnh", "(photo) ảnh thứ hai")
}

// TestWhatAThirdPlayingShowed: kinds that no transcript had.
func TestWhatAThirdPlayingShowed(t *testing.T) {
	summary := []string{"0299900124 chưa đăng ký", "đúng", "(photo)"}
	hears(t, summary, "✅ Đã nhận báo cáo", "gửi giùm mình", "gửi giúp tôi nhé", "gửi cho mình")
	hears(t, summary, "Xin thầy/cô gửi ảnh chụp màn hình", "ảnh mờ, để em chụp lại", "em gửi lại ảnh nhé")
	hears(t, append(summary, "ảnh mờ, để em chụp lại"), "Ảnh: 1 ảnh", "(photo)")
	hears(t, []string{"(photo) 0299900124 được tiếp nhận"}, "Ảnh này ghi đơn vị khác", "(photo) 0299900131 từ chối")
	hears(t, []string{"(photo) 0299900124 được tiếp nhận", "(photo) 0299900131 từ chối"}, "Trạng thái: Được tiếp nhận", "đúng")
	hears(t, []string{"0299900205, 0299900212 và 0299900237 đều được tiếp nhận rồi ạ", "1", "gửi ảnh sau", "gửi"}, "gửi ảnh chụp màn hình VNeID", "báo cáo tiếp")
	hears(t, []string{"0299900124", "đúng", "trạng thái khác"}, "Đã ghi: 0999 000 678", "0999000678", "đang chờ duyệt lại, số em 0999000678")
	hears(t, nil, "Tài khoản này chưa có báo cáo", "rút báo cáo")
	hears(t, nil, "Đã chuyển lời của thầy/cô", "em chuyển công tác rồi ạ")
	hearsNot(t, nil, "Khi sẵn sàng", "cho em hỏi chút", "cho em xin mẫu báo cáo")
}
