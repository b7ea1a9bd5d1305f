package desk

import (
	"strings"
	"time"

	"vneidbot/bot"
)

const (
	verbCards       = "mt"
	verbCardsMade   = "mtd"
	verbCardsFailed = "mtx"
)

// cardsWords after /mamoi ask for the cards of all units.
var cardsWords = []string{"tat ca", "tat ca cac truong", "tat ca don vi", "tat ca cac don vi", "the moi", "in the", "all"}

// cardsMost is how many units one print page has; more are asked for area by area.
const cardsMost = 5000

// asksCards tells whether the words after /mamoi ask for cards; rest is of which units.
func asksCards(args string) (rest string, ok bool) {
	cut := 0
	for _, words := range cardsWords {
		if n := len(strings.Fields(words)); beginsWith(args, words) && n > cut {
			cut = n
		}
	}
	return strings.Join(strings.Fields(args)[cut:], " "), cut > 0
}

// cards answers /mamoi tất cả: the invitations of all units of the scope, to be printed.
func (t *deskTurn) cards(c call) (bot.Effects, error) {
	scope, e, err := t.listedScope(c, verbCards)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.makeCards(scope)
}

func (t *deskTurn) tapCards(c call) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.makeCards(scope)
}

func (t *deskTurn) makeCards(scope bot.Scope) (bot.Effects, error) {
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	rows, err := t.records.Tally(bot.TotalsOf{Scope: scope, By: bot.ByArea})
	n := bot.Sum(rows).Total
	switch {
	case err != nil:
		return bot.Effects{}, err
	case !t.carries():
		return t.answer(bot.T("mamoi.cards_nowhere")), nil
	case n == 0:
		return t.answer(bot.T("mamoi.cards_none", "place", place)), nil
	case n > cardsMost:
		return t.answer(bot.T("mamoi.cards_many", "place", place, "n", n, "most", cardsMost)), nil
	}
	same := "cards:" + mark(t.Event.Chat.Key(), string(t.Event.From), t.Lang, scopeMark(scope)) + ":"
	key, e, err := t.oneAtATime(same, bot.T("mamoi.cards_already", "place", place))
	if err != nil || e != nil {
		return deref(e), err
	}
	head, err := t.exportHead(scope, place)
	if err != nil {
		return bot.Effects{}, err
	}
	task := bot.CardsTask{Lang: t.Lang, Scope: scope, Head: head}
	task.Tell = bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang,
		Data: t.scopeData(verbCardsMade, scope, "zzzz", "z")}
	made := bot.Effects{Say: []bot.Say{{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("mamoi.cards_making", "place", place, "n", n)}}}}}
	made.Writes = []bot.Write{bot.Do{Key: key, Kind: bot.CardsWork, Args: task, NotBefore: t.Event.At}, t.audit("mamoi.tatca", placeObject(scope))}
	return made, nil
}

// CardsMade hands over the print page and the workbook, which have n units.
func CardsMade(task bot.CardsTask, files []bot.File, n int, at time.Time) (writes []bot.Write) {
	for i := range files {
		ev := task.Tell
		verb, fields := splitData(ev.Data)
		copy(fields[len(fields)-2:], []string{num(n), num(i)})
		ev.ID += ":" + num(i)
		ev.Data, ev.File, ev.At = data(verb, fields...), &files[i], at
		writes = append(writes, bot.Occur{Event: ev})
	}
	return writes
}

// CardsFailed tells that there are none, and whether the disk was full.
func CardsFailed(task bot.CardsTask, full bool, at time.Time) []bot.Write {
	return tapNotMade(task.Tell, verbCardsFailed, full, at)
}

// cardsMade sends one of the files, if all units are still of whoever asked: cards are
// credentials.
func (t *deskTurn) cardsMade(c call) (bot.Effects, error) {
	if t.Event.File == nil || len(c.fields) < 4 {
		return t.stale()
	}
	scope, err := t.tappedScope(c.fields)
	n, ok := unnum[int](c.fields[2])
	switch {
	case err != nil || scope.Empty() || !ok:
		return t.staleAfter(err)
	case !t.who.own().Covers(scope):
		return t.passing(bot.T("mamoi.cards_shrunk")), nil
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	parts := []bot.Part{{Text: bot.T("mamoi.cards_book", "place", place, "n", n)}}
	if c.fields[3] == num(0) {
		parts = []bot.Part{{Text: bot.T("mamoi.cards", "place", place, "n", n)}, {Text: bot.T("mamoi.cards_care")}}
	}
	return bot.Effects{Say: []bot.Say{{Kind: bot.Notice, Parts: parts, File: t.owned(*t.Event.File, scope)}}}, nil
}

// cardsFailed says that the worker could not make them.
func (t *deskTurn) cardsFailed(c call) (bot.Effects, error) {
	return t.notMade(c, bot.T("mamoi.cards_failed"))
}
