package desk

import (
	"strings"

	"vneidbot/bot"
	"vneidbot/bot/read"
)

// against is /doichieu: the authority's list of units whose registration was received,
// beside what the units have reported. A worker compares them; nothing is changed.
func against() command {
	return command{
		name: "doichieu", asked: "đối chiếu|so sánh với công an|danh sách công an|danh sách của công an|compare", aliases: []string{"congan", "sosanh", "compare"},
		action: action{inPrivate, (*deskTurn).against},
		file:   &filing{ends: []string{".xlsx", ".csv", ".tsv", ".txt"}, run: (*deskTurn).againstFile},
		taps: []tap{
			{verbAgainstList, action{inPrivate, (*deskTurn).againstList}},
			{verbAgainstMore, action{inPrivate, (*deskTurn).againstMore}},
			{verbAgainstWhole, action{inPrivate, (*deskTurn).againstWhole}},
			{verbAgainst, action{inPrivate, (*deskTurn).showAgainst}},
			{verbAskAgain, action{inPrivate, (*deskTurn).askLookAgain}},
			{verbDoAgain, action{inPrivate, (*deskTurn).doLookAgain}},
			{verbAgainstFailed, action{inPrivate, (*deskTurn).againstFailed}},
		},
	}
}

const (
	verbAgainstList   = "dcl"
	verbAgainstMore   = "dcp"
	verbAgainstWhole  = "dcw"
	verbAgainst       = "dc"
	verbAskAgain      = "dca"
	verbDoAgain       = "dcy"
	verbAgainstFailed = "dcx"

	againstView = "against" // the kind of a view that is a comparison
)

// AgainstListData is the button that takes a list of the officer's scope, with the list in
// its words.
func AgainstListData() string { return data(verbAgainstList, "", "") }

// against takes the list in the words, which has several lines or a long number, or asks
// for it: the next file or message is it.
func (t *deskTurn) against(c call) (bot.Effects, error) {
	if strings.Contains(c.args, "\n") || isReport(c.args) {
		return t.takePasted(listPart{Scope: t.who.own()}, c.args)
	}
	scope := t.who.own()
	if c.args != "" {
		read, instead, err := t.readScope(c.args, scope, func(s bot.Scope) string { return t.scopeData(verbAgainstList, s) }, call{name: c.name, answer: true})
		if err != nil || instead != nil {
			return deref(instead), err
		}
		scope = read
	}
	return t.askList(scope)
}

// askList asks for the list to be compared with the reports of a scope.
func (t *deskTurn) askList(scope bot.Scope) (bot.Effects, error) {
	scope, ok := t.who.own().Narrow(scope)
	if !ok {
		return t.refuse(outside)
	}
	place, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	key := "doichieu.ask"
	if !t.takesFiles() {
		key = "doichieu.ask_text"
	}
	_, fields := splitData(t.scopeData(verbAgainstList, scope))
	return t.askFree("doichieu", call{name: verbAgainstList, fields: fields}, bot.T(key, "place", place)), nil
}

// againstList takes the words for the list of the button's scope.
func (t *deskTurn) againstList(c call) (bot.Effects, error) {
	scope, err := t.askedOf(c.fields)
	switch {
	case err != nil:
		return bot.Effects{}, err
	case c.args == "":
		return t.askList(scope)
	}
	return t.takePasted(listPart{Scope: scope}, c.args)
}

// askedOf is the scope of a button's fields, the own one where they say none.
func (t *deskTurn) askedOf(fields []string) (bot.Scope, error) {
	scope, err := t.tappedScope(fields)
	if scope.Empty() {
		scope = t.who.own()
	}
	return scope, err
}

// againstFile has the list compared that was sent as a file, of the scope that was asked
// about, or that stands below it. That it is being read was said when it came.
func (t *deskTurn) againstFile(c call) (bot.Effects, error) {
	var fields []string
	words := c.args
	if begun, after, _ := strings.Cut(c.args, " "); strings.HasPrefix(begun, ours) {
		_, fields = splitData(begun)
		words = after
	}
	scope, err := t.askedOf(fields)
	if err != nil {
		return bot.Effects{}, err
	}
	if areas, err := t.loadAreas(); err != nil {
		return bot.Effects{}, err
	} else if said, problem := read.Scope(words, areas, t.day); words != "" && problem.OK() {
		scope = said
	}
	e, err := t.compare(scope, bot.AgainstTask{File: c.file})
	if len(e.Writes) > 0 {
		e.Say = nil
	}
	return e, err
}

// compare leaves the comparison to the worker.
func (t *deskTurn) compare(scope bot.Scope, task bot.AgainstTask) (bot.Effects, error) {
	scope, ok := t.who.own().Narrow(scope)
	if !ok {
		return t.refuse(outside)
	}
	name, err := t.describe(scope)
	if err != nil {
		return bot.Effects{}, err
	}
	task.Lang, task.Scope = t.Lang, scope
	if task.Head, err = t.exportHead(scope, name); err != nil {
		return bot.Effects{}, err
	}
	key := "against:" + t.Event.ID
	task.Tell = bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang}
	made := t.answer(bot.T("doichieu.comparing", "place", name))
	made.Writes = []bot.Write{bot.Do{Key: key, Kind: bot.AgainstWork, Args: task, NotBefore: t.Event.At}, t.audit("doichieu", placeObject(scope))}
	return made, nil
}

// againstFailed says that the worker could not do it.
func (t *deskTurn) againstFailed(c call) (bot.Effects, error) {
	return t.notMade(c, bot.T("doichieu.failed"))
}
