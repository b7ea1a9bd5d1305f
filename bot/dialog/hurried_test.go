package dialog

import "testing"

func TestAMobileNumberIsAPhoneWhereverItStands(t *testing.T) {
	for _, first := range []string{"0999000143", "sđt 0999000150", "sđt em là 0999000151 ạ", "di động 0999000168"} {
		hears(t, nil, "Số này giống số điện thoại", first)
	}
	hears(t, []string{"0999000143"}, "chưa có trong danh sách", "0999000143") // insisted upon
	hears(t, nil, "chưa có trong danh sách", "mst 0999000143")
	hearsNot(t, nil, "chưa có trong danh sách", "Liên hệ cô Lan 0999000048 để biết thêm", "Vay tiền nhanh, gọi ngay 0999000048")
	for _, before := range [][]string{atStatus, atPicture, atSummary} {
		hears(t, before, "Đã ghi: 0999000217", "0999000217", "số em 0999000217 ạ")
	}
	hears(t, atSummary, "Đã ghi: Nguyễn Thị Lan, hiệu trưởng, 0999000055", "Nguyễn Thị Lan hiệu trưởng 0999000055")
	hears(t, atSummary, "Mầm non Hoa Sen", "Nguyễn Thị Lan hiệu trưởng 0999000055")
	hearsNot(t, nil, "Chưa dùng được", "0299900124 chưa đăng ký, máy bàn 02253 999 999")
}

func TestNumbersWithSignsInBetween(t *testing.T) {
	hears(t, nil, "Mầm non Hoa Sen", "0299\u200b900124", "(0299) 900-124", "\u202e0299900124", "0299\u00a0900\u00a0124")
}
