package dialog

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhoWritesIsNoSchool(t *testing.T) {
	hears(t, nil, "Đã ghi: Nguyễn Thị Sơn Ca.", "em là Nguyễn Thị Sơn Ca", "Dạ em chào ạ, tôi tên Nguyễn Thị Sơn Ca")
	hears(t, nil, "Đã ghi: Hoa.", "em tên Hoa", "dạ em tên Hoa ạ")
	hears(t, nil, "Đã ghi: Sen, kế toán.", "em là Sen, kế toán")
	hears(t, []string{"không nhớ mã"}, "Đã ghi: Lê Thị Ánh Sao.", "mình là Lê Thị Ánh Sao")
	hearsNot(t, nil, "Đã ghi: ", "em là Sơn Ca", "em ở Hoa Sen", "trường em tên Hoa Sen")
	require.NotContains(t, answerTo(t, nil, "Trường Mầm non Hoa Sen, Dương Kinh. ĐT 0999000048. Được tiếp nhận"), "name=Dương Kinh", "where the school is is nobody's name")
}

func TestNamesThatSoundLikeAStatus(t *testing.T) {
	hears(t, atContact, "Đã ghi: Thành Công.", "em tên là Thành Công", "tên em là Thành Công ạ")
	hears(t, atContact, "Đã ghi: Lê Thị Tiếp Nhận, hiệu trưởng, 0999 000 678.", "Lê Thị Tiếp Nhận, hiệu trưởng, 0999000678")
	hears(t, atContact, "Xin thầy/cô gửi ảnh", "trường em giờ thành công rồi nhé", "Đã Được Tiếp Nhận")
}

func TestWhatIsMissingOfWhoReportedIsAskedUntilThereIsANameAndAPhone(t *testing.T) {
	hears(t, atContact, "cho biết thêm: họ tên, chức vụ.", "0999000222")
	hears(t, append(atContact, "0999000222"), "Đã ghi: Hằng. Trân trọng", "Hằng")
	hears(t, atContact, "Đã ghi: Hằng, kt, 0999 000 222.", "sđt e 0999.000.222 Hằng kt")
	hears(t, atContact, "Đã bỏ qua.", "không", "không ạ")
	hearsNot(t, atContact, "Đã ghi: hiệu trưởng", "hiệu trưởng đang đi công tác")
	hears(t, atEnd, "không còn phụ trách", "em nghỉ rồi, cô Mai phụ trách thay", "I am not in charge of this unit any more", "I no longer look after this school")
	hears(t, atContact, "Đã ghi: Vũ Hằng, kế toán, 0999 000 222.", "Tên: Vũ Hằng. Số: 0999000222. Vai trò: kế toán")
}

func TestAnAdvertisementTellsNobodysPhone(t *testing.T) {
	for _, before := range [][]string{nil, {"không nhớ mã"}, atStatus, atContact, atEnd} {
		hearsNot(t, before, "phone=", "Bán nhà mặt phố giá rẻ liên hệ 0999000678", "bên em chuyên phần mềm kế toán giá rẻ, liên hệ 0999000678")
	}
}

func TestTheWishToBeCalledIsKept(t *testing.T) {
	for _, before := range [][]string{nil, atStatus, atContact} {
		hears(t, before, "= for the officer:", "gọi cho em 0999000678", "gọi lại cho em số 0999000678 nhé")
	}
	hears(t, nil, `= for the officer: "gọi cho em"`, "gọi cho em 0999000678")
	hearsNot(t, atContact, "= for the officer:", "có gì gọi cho em 0999000678")
	hears(t, nil, "chuyển lời của thầy/cô tới cán bộ", "cho em gặp anh Tuấn phòng giáo dục", "giúp đỡ", "nối máy cho chị gặp cán bộ")
}

func TestWhatToDoAfterARefusalIsSaidAtOnce(t *testing.T) {
	for _, before := range [][]string{atStatus, atContact} {
		said := answerTo(t, before, "từ chối rồi giờ làm sao")
		require.Contains(t, said, "Bị từ chối thì đơn vị")
		require.Contains(t, said, "VNeID ghi lý do từ chối là gì?")
	}
	hears(t, nil, "Bị từ chối thì đơn vị", "mầm non hoa sen dương kinh bị từ chối do tên không khớp, giờ chị làm sao")
}

func TestWordsThatSoundLikeOthers(t *testing.T) {
	hears(t, nil, "Có nhiều đơn vị trùng tên", "trường em là sơn ca")
	hears(t, nil, "Để báo cáo, thầy/cô gửi mã số thuế", "là sao", "vậy là sao ạ")
	hears(t, atSummary, "✅ Đã nhận báo cáo", "ok chốt gửi luôn đi", "ok gửi được rồi", "vâng gửi được rồi ạ")
	hears(t, atSummary, "muốn hủy báo cáo đang làm", "thôi vậy")
	hears(t, atSummary, "muốn sửa mục nào", "ủa sao tên trường lại vậy")
	hears(t, atEnd, "đã có báo cáo lúc", "em xem lại cái em đã gửi ở đâu ạ", "báo cáo em đã gửi tìm chỗ nào")
	hears(t, atEnd, "hạn báo cáo", "mai nộp tiếp được không")
	hears(t, nil, "Để báo cáo, thầy/cô gửi mã số thuế", "link nộp báo cáo đâu ạ")
}

func TestAPlaceNarrowsWhatIsOffered(t *testing.T) {
	hears(t, []string{"mầm non hoa sen"}, "Mầm non Hoa Sen (quận Dương Kinh).", "dươg kinh", "quận", "cái ở quận ấy")
	hears(t, atConfirm, "Mầm non Hoa Sen (huyện An Lão).", "không, an lão", "em ở an lão", "không phải, huyện An Lão")
	hears(t, atConfirm, "gõ tên đơn vị", "không, ngô quyền")
	hears(t, atConfirm, "TH&THCS Đa Phúc", "không, đa phúc")
}
