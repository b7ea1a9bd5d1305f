package names

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"vneidbot/bot/vn"
)

// variant is a way in which people write a name. make gets the name, the area
// that stands beside it ("" where the name is enough), and dice.
type variant struct {
	name string
	make func(s school, area string, dice *rand.Rand) string
}

func beside(name, area string) string {
	if area == "" {
		return name
	}
	return name + ", " + area
}

// variants are the rows of the table.
var variants = []variant{
	{"exact", func(s school, area string, _ *rand.Rand) string { return beside(s.name, area) }},
	{"NFD", func(s school, area string, _ *rand.Rand) string { return norm.NFD.String(beside(s.name, area)) }},
	{"no accents", func(s school, area string, _ *rand.Rand) string { return unaccented(beside(s.name, area)) }},
	{"abbreviated", func(s school, area string, dice *rand.Rand) string {
		return beside(abbreviated(s.name), shortArea(area, dice))
	}},
	{"one typo", func(s school, area string, dice *rand.Rand) string { return beside(mistyped(s.name, dice), area) }},
	{"proper name", func(s school, area string, dice *rand.Rand) string {
		return beside(properName(s.name), shortArea(area, dice))
	}},
	{"I am the head of", func(s school, area string, _ *rand.Rand) string {
		return "Em là hiệu trưởng " + beside(s.name, area) + " ạ"
	}},
	{"form", func(s school, area string, _ *rand.Rand) string {
		return "Tên đơn vị: " + s.name + ", địa chỉ: số 12 đường Trần Nguyên Hãn, " + area
	}},
	{"letter", func(s school, area string, _ *rand.Rand) string {
		return "Kính gửi Phòng Giáo dục, " + beside(s.name, area) + " xin báo cáo ạ"
	}},
	{"reported", func(s school, area string, _ *rand.Rand) string {
		return beside(s.name, area) + " đã được tiếp nhận rồi nhé"
	}},
	{"signed", func(s school, area string, _ *rand.Rand) string {
		return "Trân trọng cảm ơn.\nHiệu trưởng " + strings.TrimSpace(s.name+" "+area) + "\nNguyễn Thị Ánh - 0999000678"
	}},
	{"asked for", func(s school, area string, _ *rand.Rand) string {
		return "cho em hỏi " + strings.TrimSpace(s.name+" "+area) + " với ạ"
	}},
	{"with the city", func(s school, area string, _ *rand.Rand) string {
		return s.name + ", " + s.area + ", Thành phố Hải Phòng"
	}},
	{"ownership between", func(s school, area string, _ *rand.Rand) string { return beside(owned(s.name), area) }},
	{"raw Telex", func(s school, area string, _ *rand.Rand) string { return telexed(beside(s.name, area)) }},
	{"typo in a sentence", func(s school, area string, dice *rand.Rand) string {
		return "dạ em ở " + beside(mistyped(s.name, dice), area) + " ạ"
	}},
}

func unaccented(s string) string {
	var out strings.Builder
	for _, r := range norm.NFC.String(s) {
		f := vn.Fold(string(r))
		switch {
		case f == "":
			out.WriteRune(r)
		case unicode.IsUpper(r):
			out.WriteString(strings.ToUpper(f))
		default:
			out.WriteString(f)
		}
	}
	return out.String()
}

// abbreviated writes the kinds of school short, as offices do.
func abbreviated(name string) string {
	return strings.TrimSpace(strings.NewReplacer("Trường ", "", "Mầm non", "MN", "mầm non", "MN", "Tiểu học", "TH", "Trung học cơ sở", "THCS", "Trung học phổ thông", "THPT", "Nhóm trẻ", "NT", "độc lập", "ĐL", "tư thục", "TT",
		"Trung tâm", "TT", "Mẫu giáo", "MG", "Cơ sở GDMN", "CS GDMN", "số ", "", "Cao đẳng", "CĐ", "Đại học", "ĐH", "Giáo dục thường xuyên", "GDTX").Replace(name))
}

func shortArea(area string, dice *rand.Rand) string {
	kind, bare, ok := strings.Cut(area, " ")
	if !ok || kind != "Phường" && kind != "Xã" {
		return area
	}
	switch dice.IntN(3) {
	case 0:
		return strings.ToLower(kind[:1]) + "." + bare
	case 1:
		return strings.ToLower(kind) + " " + bare
	}
	return bare
}

// mistyped makes one slip in a letter of the name, but not in a number.
func mistyped(name string, dice *rand.Rand) string {
	runes := []rune(norm.NFC.String(name))
	for {
		i := dice.IntN(len(runes) - 1)
		if !unicode.IsLetter(runes[i]) || !unicode.IsLetter(runes[i+1]) {
			continue
		}
		other := rune("aeiohnmtgc"[dice.IntN(10)])
		switch dice.IntN(4) {
		case 0:
			runes[i], runes[i+1] = runes[i+1], runes[i]
		case 1:
			runes = append(runes[:i], runes[i+1:]...)
		case 2:
			runes = append(runes[:i+1], append([]rune{runes[i]}, runes[i+1:]...)...)
		default:
			runes[i] = other
		}
		return string(runes)
	}
}

// properName leaves the words about the kind of school out.
func properName(name string) string {
	for {
		rest := name
		for _, kind := range []string{"Trường ", "Mầm non ", "mầm non ", "Tiểu học ", "THCS&THPT ", "TH&THCS ", "TH, ", "THCS ", "THPT ", "PTDTBT ", "Nhóm trẻ ", "Nhóm lớp ", "Lớp ", "Mẫu giáo ", "độc lập ", "tư thục ", "Trung tâm ", "GDNN-GDTX ", "GDTX ", "huyện ", "Trung cấp ", "Cao đẳng ", "Đại học ", "Cơ sở GDMN "} {
			rest = strings.TrimPrefix(rest, kind)
		}
		if rest == name || rest == "" {
			return name
		}
		name = rest
	}
}

func owned(name string) string {
	for _, kind := range []string{"Mầm non ", "mầm non "} {
		if i := strings.Index(name, kind); i >= 0 && !strings.Contains(name, "độc lập") && !strings.Contains(name, "tư thục") {
			return name[:i+len(kind)] + "tư thục " + name[i+len(kind):]
		}
	}
	return name
}

// telexed types a text in Telex with no keyboard's help.
func telexed(s string) string {
	tones := map[rune]string{'\u0301': "s", '\u0300': "f", '\u0309': "r", '\u0303': "x", '\u0323': "j"}
	var out []string
	for _, w := range strings.Fields(strings.ToLower(norm.NFC.String(s))) {
		var b strings.Builder
		tone := ""
		for _, r := range norm.NFD.String(strings.ReplaceAll(w, "đ", "dd")) {
			switch mark, ok := tones[r]; {
			case ok:
				tone = mark
			case r == '\u0302':
				last := b.String()
				b.WriteByte(last[len(last)-1])
			case r == '\u0306' || r == '\u031b':
				b.WriteByte('w')
			default:
				b.WriteRune(r)
			}
		}
		word := strings.TrimRight(b.String(), ",.;")
		out = append(out, word+tone+b.String()[len(word):])
	}
	return strings.Join(out, " ")
}
