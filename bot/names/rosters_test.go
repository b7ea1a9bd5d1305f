package names

import (
	"fmt"
	"strings"

	"vneidbot/bot"
)

// list splits words at bars.
func list(words string) []string { return strings.Split(words, "|") }

// highland is a roster of the mountains: schools of communes and of their hamlets,
// boarding schools, several levels in one, numbers, towns that are areas no more.
func highland() (schools []school) {
	communes := list("Xã Mường Lạn|Xã Nậm Cắn|Xã Tủa Chùa|Xã Sín Thầu|Xã Đắk Rồ|Xã Ea Súp|Xã Kon Đào|Xã Ngọc Tụ|Xã Pà Cò|Xã Hang Kia|Xã Tân Lập|Xã Chiềng Đông|Xã Chiềng Sinh|Phường Chiềng Sinh|Phường Tô Hiệu|Xã Mường Bú|Xã Thuận Châu|Xã Sông Mã|Xã Đăk Tô|Xã Sa Thầy")
	hamlets := list("Nậm Lịch|Pú Nhung|Mường Đun|Huổi Lèng|Tả Sìn Thàng|Sính Phình|Nà Tấu|Búng Lao|Ẳng Nưa|Chiềng Ngần|Phiêng Khoài|Lóng Phiêng|Suối Bàng|Tà Xùa|Háng Đồng|Hồng Ngài|Làng Chếu|Đăk Hà|Ya Xiêr|Rờ Kơi|Mô Rai|Ia H'Drai|Đăk Ruồng|Plei Kần|Bờ Y")
	people := list("Tô Hiệu|Lò Văn Giá|Kim Đồng|Nơ Trang Lơng|A Sanh|Nguyễn Viết Xuân|Lê Đình Chinh|Võ Thị Sáu|Trần Quốc Toản|Hùng Vương|Lý Tự Trọng|Phan Chu Trinh|Nguyễn Tất Thành|Bế Văn Đàn|Hoàng Hoa Thám|Đinh Núp|Y Jút|Ama Trang Lơng|Lê Quý Đôn|Lê Hồng Phong")
	flowers := list("Hoa Ban|Hoa Pơ Lang|Hoa Đào|Sao Mai|Sơn Ca|Họa Mi|Vành Khuyên|Bông Sen|Măng Non|Tuổi Thơ|Ánh Dương|Bình Minh|Hoa Hồng|Hoa Phượng 2|1-6|20-10|Hướng Dương|Rạng Đông|Đoàn Kết|Hữu Nghị")
	at := func(i int) string { return communes[i%len(communes)] }
	add := func(i int, name string) { schools = append(schools, school{name, at(i)}) }
	for i, h := range hamlets {
		add(i, "Trường PTDTBT Tiểu học "+h)
		add(i, "Trường Mầm non "+h)
		switch i % 3 {
		case 0:
			add(i, "Trường PTDTBT THCS "+h)
		case 1:
			add(i, "Trường TH&THCS "+h)
		default:
			add(i, "Trường Tiểu học và THCS số 2 "+h)
		}
	}
	for i, c := range communes {
		kind, bare, _ := strings.Cut(c, " ")
		add(i, fmt.Sprintf("Trường Mầm non %s %s", strings.ToLower(kind), bare))
		add(i, "Trường Tiểu học số 1 "+bare)
		add(i, "Trường Tiểu học số 2 "+bare)
		add(i, "Trường THCS "+bare)
		if i%5 == 0 {
			schools = append(schools, school{"Trường PTDTNT THCS&THPT " + bare, bot.DirectName}, school{"Trung tâm GDNN-GDTX huyện " + bare, bot.DirectName})
			add(i, "Trường THCS Thị trấn "+bare)
			add(i, "Trường Mầm non Thị trấn "+bare)
		}
	}
	for i, p := range people {
		add(i*3+1, "Trường Tiểu học "+p)
		add(i*7+2, "Trường THCS "+p)
		if i%3 == 0 {
			schools = append(schools, school{"Trường THPT " + p, bot.DirectName})
		}
	}
	for i, f := range flowers {
		add(i*3, "Trường Mầm non "+f)
		if i%2 == 0 {
			add(i*11+4, "Lớp mẫu giáo độc lập "+f)
		}
	}
	return append(schools, school{"Trường PTDT Nội trú tỉnh", bot.DirectName}, school{"Trường THPT Chuyên Nguyễn Tất Thành", bot.DirectName}, school{"Trung tâm GDTX tỉnh", bot.DirectName}, school{"Trung tâm KTTH-HN tỉnh", bot.DirectName})
}

// suburbs is a roster of a city's edge: private kindergartens with foreign names,
// schools with letters and numbers, campuses, centres, the same flowers everywhere.
func suburbs() (schools []school) {
	areas := list("Phường Dĩ An|Phường Tân Đông Hiệp|Phường An Phú|Phường Bình Hòa|Phường Lái Thiêu|Phường Thuận Giao|Phường Phú Lợi|Phường Chánh Hiệp|Xã Bàu Bàng|Xã Trừ Văn Thố|Xã Dầu Tiếng|Xã Phú Giáo|Xã Phước Hòa|Phường Tân Uyên|Phường Tân Khánh|Xã Bắc Tân Uyên")
	people := list("Nguyễn Thị Minh Khai|Nguyễn Đình Chiểu|Nguyễn Trãi|Nguyễn Du|Nguyễn Huệ|Trần Bình Trọng|Trần Văn Ơn|Lê Thị Hồng Gấm|Lê Thị Trung|Phan Đình Phùng|Phan Đình Giót|Phạm Hồng Thái|Bùi Thị Xuân|Đặng Thùy Trâm|Võ Minh Đức|Trịnh Hoài Đức|Huỳnh Văn Lũy|Huỳnh Văn Nghệ|Tây Sơn|Lý Thái Tổ|Đoàn Thị Điểm|Hồ Tùng Mậu|Ngô Thời Nhiệm|Nguyễn Khuyến")
	places := list("Đông Hòa A|Đông Hòa B|Đông Hòa C|Bình Chuẩn|Bình Chuẩn 2|Tân Phước Khánh|Tân Phước Khánh A|Thái Hòa|Thái Hòa A|Hội Nghĩa|Thường Tân|Long Nguyên|Lai Hưng|Cây Trường|An Bình|An Bình B|Hưng Lộc|Tuy An|Châu Thới|Đông Chiêu")
	brands := list("MN tư thục Sao Mai|Mầm non tư thục Vàng Anh|Mầm non Tư thục Ngôi Nhà Trẻ Thơ|Nhóm trẻ Thiên Thần Nhỏ|Nhóm trẻ độc lập tư thục Bé Ngoan|Lớp mẫu giáo độc lập tư thục Hoa Cúc|Trường Mầm non Little Star|Trường Mầm non Happy Kids|Trường mầm non Ánh Bình Minh|Mầm non Montessori Úc Châu|Mầm non Thế Giới Trẻ Thơ|Mầm non Gấu Con|Cơ sở mầm non độc lập Sóc Nâu|Cơ sở GDMN Nắng Mai|Nhóm lớp mẫu giáo Bông Hồng Nhỏ|Mầm non Bé Yêu 3|Mầm non Việt Anh II|Mầm non Chú Ong Vàng|Nhóm trẻ ABC|Mầm non Sunrise Kids cơ sở 2|Mầm non Sunrise Kids cơ sở 1|Mầm non Bamboo")
	flowers := list("Hoa Cúc 1|Hoa Cúc 2|Hoa Cúc 3|Hoa Mai 1|Hoa Mai 2|Hoa Phượng|Hoa Phượng 2|Hoa Sen|Hoa Hồng 4|Vành Khuyên|Sơn Ca|Họa Mi|Anh Đào|Măng Non|Bình Minh|Ban Mai|Đoàn Thị Liên|Tuổi Xanh|Rạng Đông|Hướng Dương")
	add := func(i int, name string) { schools = append(schools, school{name, areas[i%len(areas)]}) }
	for i, p := range people {
		add(i*5, "Trường Tiểu học "+p)
		add(i*3+2, "Trường THCS "+p)
		if i%3 == 0 {
			schools = append(schools, school{"Trường THPT " + p, bot.DirectName})
		}
		if i%8 == 0 {
			add(i*7+1, "Trường Tiểu học "+p)
		}
	}
	for i, p := range places {
		add(i*3+1, "Trường Tiểu học "+p)
		if i%2 == 0 {
			add(i*3+1, "Trường THCS "+p)
			add(i*3+1, "Trường Mẫu giáo "+p)
		}
	}
	for i, f := range flowers {
		add(i, "Trường Mầm non "+f)
		if i%4 == 0 {
			add(i+5, "Trường Mầm non "+f)
			add(i+9, "Nhóm trẻ độc lập "+f)
		}
	}
	for i, b := range brands {
		add(i*3, b)
	}
	for _, c := range list("Trung tâm GDNN-GDTX Dĩ An|Trung tâm GDNN-GDTX Thuận An|Trung tâm GDNN - GDTX Bàu Bàng|Trung tâm Giáo dục thường xuyên Bắc Tân Uyên|Trung tâm KTTH-HN Thủ Dầu Một|Trung tâm Kỹ thuật tổng hợp - Hướng nghiệp Lái Thiêu|Trung tâm Ngoại ngữ - Tin học tỉnh|Trường Trung cấp Kinh tế|Trường Cao đẳng Nghề Việt Nam - Singapore|TH, THCS và THPT Ngô Thời Nhiệm|THCS và THPT Nguyễn Khuyến|Trường TH-THCS-THPT Petrus Ký|Trường Trung Tiểu học Việt Anh|Trường Tiểu học - THCS - THPT Quốc tế Việt Hoa") {
		schools = append(schools, school{c, bot.DirectName})
	}
	return schools
}
