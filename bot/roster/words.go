package roster

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
	"vneidbot/bot/vn"
)

// levelWords are the levels as a file writes them. Like the headings they are
// part of the file's format.
var levelWords = map[bot.Level]string{
	bot.Nursery: "Mầm non", bot.NurseryGroup: "Mầm non độc lập", bot.Primary: "Tiểu học",
	bot.Lower: "THCS", bot.PrimaryLower: "TH&THCS", bot.LowerUpper: "THCS&THPT",
	bot.AllThrough: "TH, THCS&THPT", bot.Upper: "THPT", bot.Continuing: "GDTX",
	bot.Centre: "GDNN-GDTX", bot.Vocational: "GDNN", bot.University: "Đại học", bot.OtherLevel: "Khác",
}

// ownerWords are the kinds of ownership as a file writes them.
var ownerWords = map[bot.Ownership]string{
	bot.UnknownOwner: "", bot.Public: "Công lập", bot.Private: "Ngoài công lập",
}

// listLevels are levels as lists of offices write them and people seldom do.
var listLevels = map[string]bot.Level{
	"ntdl": bot.NurseryGroup, "mndltt": bot.NurseryGroup, "mndl tt": bot.NurseryGroup, "lop mg doc lap": bot.NurseryGroup, "lop mau giao": bot.NurseryGroup,
	"co so gdmn doc lap": bot.NurseryGroup, "co so giao duc mam non doc lap": bot.NurseryGroup, "csgdmn doc lap": bot.NurseryGroup,
	"csmn doc lap": bot.NurseryGroup, "csgdmndl": bot.NurseryGroup, "gdmn doc lap": bot.NurseryGroup,
	"nt dltt": bot.NurseryGroup, "nt dl": bot.NurseryGroup, "lop mg dltt": bot.NurseryGroup, "lop mg dl": bot.NurseryGroup, "nhom tre dl": bot.NurseryGroup, "nhom tre dltt": bot.NurseryGroup,
	"mndl": bot.NurseryGroup, "mn dl": bot.NurseryGroup, "mn dltt": bot.NurseryGroup, "nhom lop dl": bot.NurseryGroup, "nhom lop dltt": bot.NurseryGroup,
	"mntt": bot.Nursery, "mncl": bot.Nursery, "mnncl": bot.Nursery, "mn cl": bot.Nursery, "mn ncl": bot.Nursery, "mn tt": bot.Nursery,
	"cap i ii": bot.PrimaryLower, "cap 1 2": bot.PrimaryLower, "cap ii iii": bot.LowerUpper, "cap 2 3": bot.LowerUpper, "cap i ii iii": bot.AllThrough, "cap 1 2 3": bot.AllThrough,
	"pho thong co nhieu cap hoc": bot.AllThrough, "pho thong nhieu cap hoc": bot.AllThrough, "trung hoc pho thong chuyen": bot.Upper, "tccn": bot.Vocational,
	"tthtcd": bot.OtherLevel, "tt htcd": bot.OtherLevel, "trung tam hoc tap cong dong": bot.OtherLevel, "trung tam ngoai ngu": bot.OtherLevel, "ttnn": bot.OtherLevel, "ttnn th": bot.OtherLevel,
	"trung tam ngoai ngu tin hoc": bot.OtherLevel, "kns": bot.OtherLevel, "ky nang song": bot.OtherLevel, "trung tam ky nang song": bot.OtherLevel,
	"don vi khac": bot.OtherLevel, "cac don vi khac": bot.OtherLevel, "co so khac": bot.OtherLevel, "truong khac": bot.OtherLevel,
	"mamnon": bot.Nursery, "tieuhoc": bot.Primary, "so cap": bot.Vocational, "gdmn": bot.Nursery, "giao duc mam non": bot.Nursery,
	"chuyen": bot.Upper, "truong chuyen": bot.Upper, "thpt chuyen": bot.Upper,
	"chuyen biet": bot.OtherLevel, "truong chuyen biet": bot.OtherLevel, "khuyet tat": bot.OtherLevel, "tre khuyet tat": bot.OtherLevel,
	"truong nuoi day tre khuyet tat": bot.OtherLevel, "giao duc chuyen biet": bot.OtherLevel, "truong giao duong": bot.OtherLevel,
	"ktth hn": bot.OtherLevel, "tt ktth hn": bot.OtherLevel, "tt ktth hn va bdng": bot.OtherLevel,
}

// together are words that lists write as one.
var together = strings.NewReplacer("ttgdnn", "tt gdnn", "ttgdtx", "tt gdtx", "ptdtbt", "", "ptdtnt", "", "dtbt", "", "dtnt", "", "pho thong dan toc ban tru", "",
	"pho thong dan toc noi tru", "", "ptdt noi tru", "", "dan toc noi tru", "", "ban tru", "")

// cellLevel is "" for words that name no level: "Liên cấp", "PTDTNT".
func cellLevel(cell string) bot.Level {
	w := words(cell)
	if l, ok := listLevels[w]; ok {
		return l
	}
	if l, ok := read.Level(cell); ok {
		return l
	}
	if l, ok := read.Level(together.Replace(w)); ok {
		return l
	}
	return severalLevels(cell)
}

// severalLevels reads "MN-TH-THCS": there is no kind of school that is a nursery as
// well, and it is counted in the highest.
func severalLevels(cell string) bot.Level {
	var others []string
	parts := strings.FieldsFunc(strings.ReplaceAll(vn.Fold(cell), " va ", "&"), func(r rune) bool { return strings.ContainsRune("-–,&+/;", r) })
	for _, part := range parts {
		l, ok := read.Level(part)
		if !ok {
			return ""
		}
		if l != bot.Nursery && l != bot.NurseryGroup {
			others = append(others, part)
		}
	}
	if len(others) == 0 || len(others) == len(parts) {
		return ""
	}
	l, _ := read.Level(strings.Join(others, "&"))
	return l
}

func nameLevel(name string) bot.Level {
	w := words(name)
	if first, _, _ := strings.Cut(w, " "); first == "nhom" || first == "lop" { // "Nhóm CASA Montessori", "Lớp mẫu giáo Sao": schools are not called so
		return bot.NurseryGroup
	}
	if l := read.GuessLevel(w); l != "" {
		return l
	}
	if l := read.GuessLevel(together.Replace(w)); l != "" {
		return l
	}
	switch {
	case strings.HasPrefix(strings.TrimPrefix(w, "truong "), "chuyen biet"):
		return bot.OtherLevel
	case strings.HasPrefix(w, "truong chuyen "):
		return bot.Upper
	}
	return ""
}
