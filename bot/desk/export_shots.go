package desk

import (
	"strconv"
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

const (
	verbShots       = "xa"
	verbShotsEver   = "xae"
	verbShotsMade   = "xad"
	verbShotsFailed = "xax"
)

// shotsWords after /xuat ask for the pictures, and everWords behind them for those of
// earlier reports too.
var (
	shotsWords = []string{"anh", "hinh", "hinh anh", "anh chup", "pictures", "photos"}
	everWords  = []string{"moi ky", "tat ca", "tat ca cac ky", "cac ky", "all"}
)

// partsMost is how many files a chat is sent for one question.
const partsMost = 20

// asksShots tells whether the words after /xuat ask for pictures; rest is of which.
func asksShots(args string) (rest string, ok bool) {
	for _, words := range shotsWords {
		if n := len(strings.Fields(words)); beginsWith(args, words) {
			rest, ok = strings.Join(strings.Fields(args)[n:], " "), true
		}
	}
	return rest, ok
}

func beginsWith(text, phrase string) bool {
	words, n := strings.Fields(text), len(strings.Fields(phrase))
	return len(words) >= n && vn.Words(strings.Join(words[:n], " ")) == phrase
}

// shots answers /xuat ảnh, in private alone: pictures show papers and phones.
func (t *deskTurn) shots(c call) (bot.Effects, error) {
	if no := t.who.may(takeShots); no != granted {
		return t.refuse(no)
	}
	of := bot.ShotsOf{}
	for _, words := range everWords {
		if cut, ok := cutWords(c.args, words); ok {
			of.All, c.args = true, cut
			break
		}
	}
	verb := verbShots
	if of.All {
		verb = verbShotsEver
	}
	scope, e, err := t.listedScope(c, verb)
	if err != nil || e != nil {
		return deref(e), err
	}
	of.Scope = scope
	return t.packShots(of)
}

func (t *deskTurn) tapShots(c call) (bot.Effects, error) { return t.tappedShots(c, false) }

func (t *deskTurn) tapShotsEver(c call) (bot.Effects, error) { return t.tappedShots(c, true) }

func (t *deskTurn) tappedShots(c call, all bool) (bot.Effects, error) {
	scope, _, e, err := t.tappedPiles(c)
	if err != nil || e != nil {
		return deref(e), err
	}
	return t.packShots(bot.ShotsOf{Scope: scope, All: all})
}

// packShots has the pictures packed, if they are some, and not more than a chat is sent.
func (t *deskTurn) packShots(of bot.ShotsOf) (bot.Effects, error) {
	if !t.carries() {
		return t.answer(bot.T("xuat.nowhere", "typed", t.typed("tonghop"))), nil
	}
	place, err := t.describe(of.Scope)
	if err != nil {
		return bot.Effects{}, err
	}
	n, bytes, err := t.records.Shots(of)
	most := t.shotsMost()
	switch {
	case err != nil:
		return bot.Effects{}, err
	case n == 0:
		return t.answer(bot.T("xuat.no_shots", "place", place)), nil
	case most > 0 && bytes > most*(partsMost-2):
		return t.answer(bot.T("xuat.many_shots", "place", place, "n", n, "mb", megabytes(bytes))), nil
	}
	same := "shots:" + mark(t.Event.Chat.Key(), string(t.Event.From), t.Lang, scopeMark(of.Scope), strconv.FormatBool(of.All)) + ":"
	key, e, err := t.oneAtATime(same, bot.T("xuat.shots_already", "place", place))
	if err != nil || e != nil {
		return deref(e), err
	}
	task := bot.ShotsTask{Lang: t.Lang, Of: of, Place: t.Words.Words(t.Lang, place), Most: most}
	task.Tell = bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang,
		Data: t.scopeData(verbShotsMade, of.Scope, "zzzz", "zz", "zz")}
	made := bot.Effects{Say: []bot.Say{{Kind: bot.Notice, Parts: []bot.Part{{Text: bot.T("xuat.shots_making", "place", place, "n", n, "mb", megabytes(bytes))}}}}}
	made.Writes = []bot.Write{bot.Do{Key: key, Kind: bot.ShotsWork, Args: task, NotBefore: t.Event.At}, t.audit("xuat.anh", placeObject(of.Scope))}
	return made, nil
}

// shotsMost is how many bytes a file has at the most, 0 where one file holds all: on the
// page, and where files go as addresses.
func (t *deskTurn) shotsMost() int64 {
	if most := t.Caps.File; most < onlyFile {
		return most
	}
	return 0
}

// onlyFile is from how many bytes on a channel's files need no parts.
const onlyFile = 1 << 40

// megabytes is at least one.
func megabytes(bytes int64) int { return int(max(1, (bytes+1<<19)>>20)) }
