package names

import (
	"math/rand/v2"
	"strings"
)

// frame is a sentence around a name: {n} is the name, {a} the area behind a comma, where one
// is needed.
func frame(name, words string) variant {
	return variant{name, func(s school, area string, _ *rand.Rand) string { return inFrame(words, s.name, area) }}
}

// slipped is a frame around a name with a slip in it.
func slipped(name, words string) variant {
	return variant{name, func(s school, area string, dice *rand.Rand) string {
		return inFrame(words, mistyped(s.name, dice), area)
	}}
}

func inFrame(words, name, area string) string {
	if area != "" {
		area = ", " + area
	}
	return strings.NewReplacer("{n}", name, "{a}", area).Replace(words)
}

// frames are further sentences.
var frames = []variant{
	frame("clerk", "Cháu chào các bác ạ, cháu làm văn thư ở {n}{a}, cháu xin nộp báo cáo"),
	frame("not yet", "{n}{a} chưa đăng ký được ạ"),
	frame("title", "BÁO CÁO TÌNH HÌNH ĐĂNG KÝ\nĐơn vị: {n}{a}\nNgười báo cáo: Nguyễn Thị Ánh"),
	frame("called in vain", "Alo sở ơi, bên {n}{a} đây, nãy em gọi không được"),
	frame("on behalf", "thầy Hùng hiệu trưởng {n}{a} nhờ em gửi giúp"),
	frame("asks", "Cho hỏi trường {n}{a} đã báo cáo chưa ạ"),
	frame("graded", "{n} đạt chuẩn quốc gia mức độ 2{a}"),
	frame("code lost", "Mã số thuế trường em mất rồi, tên trường là {n}{a}"),
	frame("refused", "{n}{a} bị từ chối vì sai tên người đại diện"),
	frame("in haste", "e bên {n}{a} nè ad, dc tn r nha"),
	slipped("slip, this side", "chị bên {n}{a} đây"),
	slipped("slip, for", "em báo cáo cho {n}{a} nhé sở"),
	slipped("slip, letter", "Kính gửi Sở Giáo dục và Đào tạo, {n}{a} xin được báo cáo ạ"),
	slipped("slip, signed", "Trân trọng! Nguyễn Thị Hoa - Hiệu trưởng trường {n}{a} - ĐT 0999.000.678"),
}
