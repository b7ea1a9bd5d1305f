package names

import (
	"fmt"
	"strings"

	"vneidbot/bot"
)

// delta is a roster of the south: "Mẫu giáo", letters and numbers behind a place's name,
// heroes of the country and of the district, boarding schools of the Khmer.
func delta() (schools []school) {
	areas := list("Xã Hòa Bình|Xã Vĩnh Mỹ|Xã Vĩnh Hậu|Phường Giá Rai|Phường Láng Tròn|Xã Phong Thạnh|Xã Hồng Dân|Xã Ninh Quới|Xã Phước Long|Xã Trần Phán|Xã Đầm Dơi|Xã Năm Căn|Xã Cái Nước|Phường Lý Văn Lâm|Phường Tân Thành|Xã Thới Bình|Xã Trí Phải|Xã U Minh|Xã Khánh An|Xã Tân Tiến")
	people := list("Phan Ngọc Hiển|Nguyễn Việt Khái|Lý Tự Trọng|Trần Văn Thời|Hồ Thị Kỷ|Lâm Thành Mậu|Nguyễn Tạo|Lê Thị Riêng|Võ Văn Kiệt|Tạ Tài Lợi|Ngô Quang Nhã|Trần Huỳnh|Phùng Ngọc Liêm|Ninh Thạnh Lợi|Bùi Thị Xuân|Nguyễn Thị Năm|Danh Thị Tươi|Quách Văn Phẩm|Đỗ Thừa Luông|Nguyễn Đình Chiểu")
	places := list("Vĩnh Hậu|Hiệp Thành|Châu Thới|Hưng Hội|Long Điền|Điền Hải|An Trạch|Định Thành|Phong Tân|Khánh Bình|Tân Lộc|Biển Bạch|Hồ Thị Kỷ|Hàm Rồng|Đất Mới|Tam Giang|Rạch Chèo|Tân Hưng Tây|Việt Khái|Trần Hợi")
	flowers := list("Hoa Sen|Hoa Mai|Sao Mai|Họa Mi|Vành Khuyên|Sơn Ca|Rạng Đông|Hướng Dương|Tuổi Thơ|Măng Non|Bông Hồng|Hương Tràm|Hoa Tràm|Ánh Dương|Ánh Bình Minh|Búp Sen Hồng")
	at := func(i int) string { return areas[i%len(areas)] }
	add := func(i int, name string) { schools = append(schools, school{name, at(i)}) }
	for i, p := range places {
		add(i, "Trường Tiểu học "+p+" A")
		add(i, "Trường Tiểu học "+p+" B")
		add(i, "Trường Mẫu giáo "+p)
		switch i % 4 {
		case 0:
			add(i, "Trường THCS "+p)
		case 1:
			add(i, "Trường TH-THCS "+p)
		case 2:
			add(i, "Trường Tiểu học "+p+" C")
			schools = append(schools, school{"Trường THPT " + p, bot.DirectName})
		default:
			add(i, "Trường THCS "+p+" 2")
		}
	}
	for i, p := range people {
		add(i*3+2, "Trường Tiểu học "+p)
		if i%2 == 0 {
			add(i*7+1, "Trường THCS "+p)
		}
		if i%5 == 0 {
			schools = append(schools, school{"Trường THCS và THPT " + p, bot.DirectName})
		}
	}
	for i, f := range flowers {
		add(i*3, "Trường Mầm non "+f)
		if i%3 == 0 {
			add(i*5+7, "Trường Mẫu giáo "+f)
			add(i*11+1, "Lớp mẫu giáo độc lập tư thục "+f)
		}
	}
	for i, a := range areas {
		_, bare, _ := strings.Cut(a, " ")
		add(i, "Trường Tiểu học "+bare+" 1")
		if i%2 == 0 {
			add(i, fmt.Sprintf("Trường Mầm non %s %d", bare, 1+i%3))
		}
	}
	return append(schools, school{"Trường PTDTNT THCS Danh Thị Tươi", bot.DirectName}, school{"Trường PTDTNT THPT tỉnh", bot.DirectName}, school{"Trung tâm GDTX Phan Ngọc Hiển", bot.DirectName}, school{"Trường THPT Chuyên Phan Ngọc Hiển", bot.DirectName})
}

// parishes is a roster of saints, sisters and brands: names of one foreign word, dates,
// streets and numbers in the place of names.
func parishes() (schools []school) {
	areas := list("Phường Tam Hiệp|Phường Long Bình|Phường Hố Nai|Phường Trảng Dài|Phường Biên Hòa|Xã Trảng Bom|Xã Bàu Hàm|Xã Dầu Giây|Xã Gia Kiệm|Xã Thống Nhất|Phường Long Khánh|Phường Bảo Vinh|Xã Xuân Lộc|Xã Xuân Định|Xã Phú Lý|Xã Trị An|Phường 5|Phường 11|Phường 25|Xã Cẩm Mỹ")
	saints := list("Thánh Tâm|Thánh Gia|Mân Côi|Maria|Vinh Sơn|Thiên Thần|Hồng Ân|Bình An|Thiên Ân|Don Bosco|Têrêsa|Fatima|Lộ Đức|Hoa Trà Mi|Mai Linh|Bông Hồng Xanh|Mẹ Vô Nhiễm|Phao Lô|Anna|Gioan")
	numbers := list("19-5|20-10|8-3|1-6|2-9|30-4|19/8|26-3|Số 1|Số 5|Số 12")
	brands := list("Sunshine|Baby Home|ABC|Bee Kids|Little Angel|Happy Land|Montessori Việt|Kid's Garden|Ô Tô Vàng|Mickey|Doremon 2|Thỏ Bông|Cầu Vồng|Vương Quốc Trẻ Thơ|Ngôi Sao Xanh|Mặt Trời Bé Con|Việt Mỹ|Mỹ Việt|Kim Cương|Ngọc Trai")
	streets := list("Nguyễn Ái Quốc|Phạm Văn Thuận|Đồng Khởi|Bùi Văn Hòa|Lê Duẩn|Cách Mạng Tháng Tám|Hùng Vương|Quốc lộ 20|Trần Phú|Nguyễn Huệ|Võ Thị Sáu|Trương Định|Hoàng Diệu|Điện Biên Phủ")
	add := func(i int, name string) { schools = append(schools, school{name, areas[i%len(areas)]}) }
	for i, s := range saints {
		add(i*3+1, "Trường Mầm non "+s)
		if i%2 == 0 {
			add(i*7+4, "Lớp mẫu giáo độc lập "+s)
		}
		if i%5 == 0 {
			add(i*5+2, "Trường Mầm non tư thục "+s+" 2")
		}
	}
	for i, n := range numbers {
		add(i*3, "Trường Mầm non "+n)
		if i%3 == 0 {
			add(i*5+3, "Trường Mẫu giáo "+n)
		}
	}
	for i, b := range brands {
		add(i*7, []string{"Nhóm trẻ ", "Trường Mầm non ", "Cơ sở mầm non độc lập ", "Nhóm trẻ độc lập tư thục "}[i%4]+b)
	}
	for i, s := range streets {
		add(i*3+2, "Trường Tiểu học "+s)
		if i%2 == 0 {
			add(i*9+5, "Trường THCS "+s)
		}
		if i%4 == 1 {
			schools = append(schools, school{"Trường THPT " + s, bot.DirectName})
		}
	}
	for i, a := range areas {
		if kind, bare, _ := strings.Cut(a, " "); kind == "Phường" && len(bare) <= 2 {
			add(i, "Trường Mầm non Phường "+bare)
			continue
		} else if i%2 == 0 {
			add(i, "Trường Tiểu học "+bare)
			add(i, "Trường THCS "+bare)
		}
	}
	return append(schools, school{"Trường TH-THCS-THPT Lê Quý Đôn - Quyết Thắng", bot.DirectName}, school{"Trường Cao đẳng Kỹ thuật Đồng Nai", bot.DirectName}, school{"Trường Đại học Lạc Hồng", bot.DirectName}, school{"Trung tâm Ngoại ngữ Đông Âu", bot.DirectName}, school{"Trung tâm Ngoại ngữ - Tin học Bách Khoa", bot.DirectName}, school{"Trung tâm Anh ngữ Việt Mỹ", bot.DirectName}, school{"Trường Trung cấp nghề Giao thông Vận tải", bot.DirectName}, school{"Trường Giáo dục chuyên biệt Ánh Dương", bot.DirectName})
}

// capital is a roster of an old town: streets and persons, parts of one name, "số" and
// letters, specialised and practice schools, international brands.
func capital() (schools []school) {
	areas := list("Phường Hoàn Kiếm|Phường Cửa Nam|Phường Ba Đình|Phường Ngọc Hà|Phường Giảng Võ|Phường Hai Bà Trưng|Phường Vĩnh Tuy|Phường Bạch Mai|Phường Đống Đa|Phường Kim Liên|Phường Văn Miếu - Quốc Tử Giám|Phường Láng|Phường Ô Chợ Dừa|Phường Hồng Hà|Phường Lĩnh Nam|Phường Hoàng Mai|Xã Gia Lâm|Xã Thuận An|Xã Bát Tràng|Xã Phù Đổng|Xã Sóc Sơn|Xã Đa Phúc")
	streets := list("Hàng Bông|Tràng An|Quang Trung|Trưng Vương|Nguyễn Du|Ngô Sĩ Liên|Chương Dương|Thành Công A|Thành Công B|Thăng Long|Giảng Võ|Giảng Võ 2|Hoàng Diệu|Phan Chu Trinh|Kim Đồng|Nghĩa Dũng|Việt Nam - Cu Ba|Lê Ngọc Hân|Tây Sơn|Bà Triệu|Tô Hoàng|Vân Hồ|Cát Linh|La Thành|Khương Thượng|Phương Mai|Bế Văn Đàn|Láng Thượng|Nam Thành Công|Trung Tự")
	kids := list("20-10|1-6|A|B|Quang Trung|Bà Triệu|Chim Non|Họa My|Tuổi Hoa|Sao Mai|Hoa Hồng|Hoa Sữa|Hoa Thủy Tiên|Mai Anh|Ánh Sao|Việt Triều|Việt Bun|Lê Quý Đôn|Số 3|Số 5|Số 8|Số 10")
	brands := list("Mầm non Vinschool Times City|Mầm non Vinschool Times City T10|Mầm non Quốc tế Sakura Montessori|Mầm non Tây Úc|Mầm non IQ|Mầm non Steame Garden|Lớp mầm non độc lập Gia Đình Gấu Trúc|Nhóm trẻ Cô Hạnh|Nhóm trẻ Bà Ngoại|Cơ sở mầm non độc lập Kem Bơ|Mầm non Ban Mai Xanh|Mầm non Ban Mai|Tiểu học Ban Mai|Tiểu học Archimedes Academy|THCS Archimedes Academy|THCS và THPT Nguyễn Tất Thành|THCS-THPT Newton|TH, THCS & THPT Vinschool|Tiểu học Nguyễn Siêu|THCS Nguyễn Siêu|Tiểu học Thực nghiệm|THCS Thực nghiệm|THPT Thực nghiệm")
	add := func(i int, name string) { schools = append(schools, school{name, areas[i%len(areas)]}) }
	for i, s := range streets {
		add(i*5, "Trường Tiểu học "+s)
		if i%2 == 0 {
			add(i*5+1, "Trường THCS "+s)
		}
		if i%7 == 0 {
			add(i*3+4, "Trường Mầm non "+s)
			schools = append(schools, school{"Trường THPT " + s, bot.DirectName})
		}
	}
	for i, k := range kids {
		add(i*3, "Trường Mầm non "+k)
		if i%5 == 0 {
			add(i*7+2, "Trường Mẫu giáo "+k)
		}
	}
	for i, b := range brands {
		add(i*3+1, "Trường "+b)
	}
	for i, a := range areas {
		if _, bare, _ := strings.Cut(a, " "); i%2 == 1 {
			add(i, "Trường THCS "+bare)
			add(i, "Trường Tiểu học "+bare)
		}
	}
	return append(schools, school{"Trường THPT chuyên Hà Nội - Amsterdam", bot.DirectName}, school{"Trường THPT Phan Đình Phùng", bot.DirectName}, school{"Trường THPT Trần Phú - Hoàn Kiếm", bot.DirectName}, school{"Trung tâm GDNN-GDTX Nguyễn Văn Tố - Hoàn Kiếm", bot.DirectName}, school{"Trung tâm GDTX Đống Đa", bot.DirectName}, school{"Trường Trung cấp Kinh tế Hà Nội", bot.DirectName}, school{"Trường PTCS Xã Đàn", bot.DirectName}, school{"Trường PTCS Nguyễn Đình Chiểu", bot.DirectName}, school{"Trường Khiếm thính Hà Nội", bot.DirectName}, school{"Học viện Múa Việt Nam", bot.DirectName})
}
