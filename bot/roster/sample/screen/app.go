package screen

import "image/color"

// registration is the app's page about one registration.
func (p paper) registration(s Screen) {
	p.top(s.Clock, "Định danh tổ chức")
	facts := [][2]string{{"Mã số thuế", s.Code}, {"Mã yêu cầu", s.Request}, {"Ngày gửi", s.Sent}}
	names := fold(s.Name, 24)
	tall := 118 + 42*len(facts) + 22 + 20*len(names)
	p.round(14, 94, 332, tall, 12, p.card)
	p.write("Yêu cầu đăng ký gần nhất", 30, 124, 14, light, fromLeft, p.soft)
	p.pill(s.State, 30, 142)
	y := 198
	p.box(30, y, 300, 1, p.line)
	p.write("Tên tổ chức", 30, y+22, 14, light, fromLeft, p.soft)
	for i, line := range names {
		p.write(line, 330, y+22+20*i, 15, bold, toRight, p.ink)
	}
	y += 22 + 20*len(names)
	for _, f := range facts {
		p.box(30, y, 300, 1, p.line)
		p.write(f[0], 30, y+22, 14, light, fromLeft, p.soft)
		p.write(f[1], 330, y+22, 15, bold, toRight, p.ink)
		y += 42
	}
	y = 94 + tall + 16
	for _, words := range []string{"Xem lịch sử yêu cầu", "Hướng dẫn"} {
		p.round(14, y, 332, 52, 12, p.card)
		p.write(words, 30, y+32, 14, light, fromLeft, p.ink)
		p.write("›", 330, y+33, 20, light, toRight, p.soft)
		y += 62
	}
	p.round(120, 618, 120, 4, 2, p.soft)
}

// top is what stands above every page of a phone.
func (p paper) top(clock, title string) {
	white := color.White
	p.box(0, 0, width, 78, p.head)
	p.write(clock, 16, 18, 12, light, fromLeft, white)
	p.round(318, 9, 22, 10, 2, rgb(0xffffff))
	p.write("‹", 22, 58, 26, light, fromLeft, white)
	p.write(title, 180, 58, 18, bold, centred, white)
}

// pill is the state, as wide as its words.
func (p paper) pill(words string, x, y int) {
	wide := font17(words)
	p.round(x, y, wide+36, 34, 17, p.colours.pill)
	p.write(words, x+18, y+23, 17, bold, fromLeft, p.word)
}

// chat is a page that has nothing to do with it: words among teachers.
func (p paper) chat(s Screen) {
	p.top(s.Clock, "Nhóm tổ chuyên môn")
	y := 98
	for i, words := range []string{"Chiều nay họp lúc 14h00 ạ", "Vâng ạ", "Nhà trường đăng ký xong rồi nhé", "Cảm ơn các cô"} {
		wide := min(300, 40+8*len([]rune(words)))
		x := 14
		if i%2 == 1 {
			x = width - 14 - wide
		}
		p.round(x, y, wide, 44, 12, p.card)
		p.write(words, x+16, y+28, 15, light, fromLeft, p.ink)
		y += 62
	}
}
