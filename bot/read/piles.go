package read

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// pileNames are the piles of who is missing as buttons print them and people say them,
// folded, longer ones first.
var pileNames = []struct {
	words string
	pile  bot.Pile
}{
	{"da bao cao con thieu anh", bot.Unpictured}, {"chua bao cao lam do", bot.HalfDone}, {"nhan tin duoc", bot.Reachable}, {"lien he duoc", bot.Reachable}, {"nhan duoc", bot.Reachable},
	{"bao cao lam do", bot.HalfDone}, {"dang lam do", bot.HalfDone}, {"lam do", bot.HalfDone}, {"can goi dien", bot.ToPhone}, {"phai goi dien", bot.ToPhone}, {"can goi", bot.ToPhone}, {"goi dien", bot.ToPhone},
	{"can cap nhat", bot.ToUpdate}, {"cap nhat", bot.ToUpdate}, {"con thieu anh", bot.Unpictured}, {"chua co anh", bot.Unpictured}, {"thieu anh", bot.Unpictured}, {"to phone", bot.ToPhone}, {"no picture", bot.Unpictured},
}

// Pile takes the name of a pile, with the number that a button has behind it, out of a
// text; "" where none is named.
func Pile(text string) (pile bot.Pile, rest string) {
	words := strings.Fields(vn.NFC(text))
	for _, name := range pileNames {
		n := len(strings.Fields(name.words))
		for i := 0; i+n <= len(words); i++ {
			if vn.Words(strings.Join(words[i:i+n], " ")) != name.words {
				continue
			}
			end := i + n
			if end < len(words) && words[end][0] >= '0' && words[end][0] <= '9' {
				end++
			}
			return name.pile, strings.Trim(strings.Join(append(words[:i:i], words[end:]...), " "), " ,;")
		}
	}
	return "", text
}
