package desk

import (
	"time"

	"vneidbot/bot"
)

// TakenList is a list of units that was taken in and can be taken back.
type TakenList struct {
	bot.Import
	Who   bot.Text
	Until time.Time
	Back  bot.Choice
}

// Lists are those of the officer's scope, whoever took them in.
func (l *Look) Lists() (lists []TakenList, err error) {
	recent, err := l.t.ownLists()
	for _, i := range recent {
		by, err := l.t.importedBy(i)
		if err != nil {
			return nil, err
		}
		lists = append(lists, TakenList{i, by, i.At.Add(bot.KeepImport), button("list_back", l.t.backData(i))})
	}
	return lists, err
}
