package roster

import "vneidbot/bot"

// levelWords are the levels as a file writes them. Like the headings they are
// part of the file's format.
var levelWords = map[bot.Level]string{
	bot.Nursery: "Mầm non", bot.NurseryGroup: "Mầm non độc lập", bot.Primary: "Tiểu học",
	bot.Lower: "THCS", bot.PrimaryLower: "TH&THCS", bot.LowerUpper: "THCS&THPT",
	bot.AllThrough: "TH, THCS&THPT", bot.Upper: "THPT", bot.Continuing: "GDTX",
	bot.Centre: "GDNN-GDTX", bot.Vocational: "GDNN", bot.University: "Đại học", bot.OtherLevel: "Khác",
}

// levelAliases are other words for a level, folded.
var levelAliases = map[bot.Level][]string{
	bot.Nursery:      {"mn", "mau giao", "nha tre", "truong mam non", "giao duc mam non"},
	bot.NurseryGroup: {"co so mam non doc lap", "csmn doc lap", "mn doc lap", "nhom lop", "nhom tre", "lop mam non", "nhom lop doc lap", "nhom lop mam non", "lop mam non doc lap", "nhom tre doc lap", "nhom lop mam non doc lap"},
	bot.Primary:      {"th", "cap 1", "cap i", "truong tieu hoc"},
	bot.Lower:        {"trung hoc co so", "cap 2", "cap ii"},
	bot.PrimaryLower: {"th va thcs", "tieu hoc thcs", "tieu hoc va thcs", "tieu hoc va trung hoc co so", "tieu hoc trung hoc co so", "cap 1 2"},
	bot.LowerUpper:   {"thcs va thpt", "trung hoc co so va trung hoc pho thong", "cap 2 3"},
	bot.AllThrough:   {"th thcs va thpt", "tieu hoc thcs thpt", "tieu hoc thcs va thpt", "tieu hoc trung hoc co so va trung hoc pho thong", "cap 1 2 3"},
	bot.Upper:        {"trung hoc pho thong", "cap 3", "cap iii", "thpt chuyen"},
	bot.Continuing:   {"tt gdtx", "trung tam gdtx", "giao duc thuong xuyen", "trung tam giao duc thuong xuyen"},
	bot.Centre:       {"gdtx gdnn", "tt gdnn gdtx", "trung tam gdnn gdtx", "giao duc nghe nghiep giao duc thuong xuyen", "trung tam giao duc nghe nghiep giao duc thuong xuyen"},
	bot.Vocational:   {"giao duc nghe nghiep", "co so gdnn", "co so giao duc nghe nghiep", "nghe nghiep", "cao dang", "trung cap", "cd", "tc", "day nghe"},
	bot.University:   {"dh", "truong dai hoc", "hoc vien"},
	bot.OtherLevel:   {"loai khac", "co so khac"},
}

// ownerWords are the kinds of ownership as a file writes them.
var ownerWords = map[bot.Ownership]string{
	bot.UnknownOwner: "", bot.Public: "Công lập", bot.Private: "Ngoài công lập",
}

var ownerAliases = map[bot.Ownership][]string{
	bot.Public:  {"cl", "truong cong lap", "cong"},
	bot.Private: {"ncl", "tu thuc", "dan lap", "tu nhan", "tu", "truong tu thuc", "truong ngoai cong lap"},
}

var (
	levelOf = dictionary(levelWords, levelAliases)
	ownerOf = dictionary(ownerWords, ownerAliases)
)

// dictionary finds a value by any of its words and by its own code.
func dictionary[T ~string](written map[T]string, aliases map[T][]string) map[string]T {
	m := make(map[string]T)
	for v, text := range written {
		m[words(text)], m[words(string(v))] = v, v
		for _, a := range aliases[v] {
			m[a] = v
		}
	}
	return m
}

// level reads a cell of levels. Words that name none (empty, "Liên cấp") leave
// it to the unit's name, which nearly always begins with its level.
func level(cell, name string) bot.Level {
	if l, ok := levelOf[words(cell)]; ok {
		return l
	}
	if w := words(cell); w == "" || w == "lien cap" || w == "truong lien cap" || w == "pho thong" {
		return bot.GuessLevel(name)
	}
	return ""
}
