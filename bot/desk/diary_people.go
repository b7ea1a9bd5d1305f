package desk

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// comrade is how the program itself calls an officer.
var comrade = regexp.MustCompile(`(?i)^(?:đồng chí|dong chi|đ/c|d/c)\s+`)

// diaryBy are those of the name whom the officer may know: officers of a part of the own
// scope, whether they have done anything yet or not, and whoever has lines in it.
func (t *deskTurn) diaryBy(words string) (by []bot.AccountID, name string, err error) {
	name = comrade.ReplaceAllString(words, "")
	officers, err := t.records.Officers()
	if err != nil {
		return nil, "", err
	}
	officers = slices.DeleteFunc(officers, func(o bot.Account) bool {
		_, near := t.who.own().Narrow(o.Scope)
		return !near
	})
	people, err := t.records.DiaryPeople()
	if err != nil {
		return nil, "", err
	}
	if by = namesakes(officers, name); len(by) > 0 {
		for _, id := range namesakes(people, name) {
			if !slices.Contains(by, id) {
				by = append(by, id)
			}
		}
		return by, name, nil
	}
	if by = namesakes(people, name); len(by) == 0 {
		return nil, "", nil
	}
	q, _, err := t.diaryOf(diaryWish{By: by}, bot.DiaryPlace{})
	if err != nil {
		return nil, "", err
	}
	q.Most = 1
	if lines, err := t.records.Diary(q); err != nil || len(lines) == 0 {
		return nil, "", err
	}
	return by, name, nil
}

// namesakes are those whose names have the words, one after the other.
func namesakes(people []bot.Account, words string) (ids []bot.AccountID) {
	const most = 10
	typed := " " + vn.Fold(words) + " "
	for _, a := range people {
		if a.Name != "" && strings.Contains(" "+vn.Fold(a.Name)+" ", typed) && len(ids) < most {
			ids = append(ids, a.ID)
		}
	}
	return ids
}
