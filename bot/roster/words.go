package roster

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
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

// level reads a cell of levels. Words that name none (empty, "Liên cấp") leave
// it to the unit's name, which nearly always begins with its level.
func level(cell, name string) bot.Level {
	if l, ok := read.Level(cell); ok {
		return l
	}
	if w := words(cell); w == "" || w == "lien cap" || w == "truong lien cap" || w == "pho thong" {
		return read.GuessLevel(name)
	}
	return ""
}
