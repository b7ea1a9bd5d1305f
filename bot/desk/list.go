package desk

import (
	"vneidbot/bot"
	"vneidbot/bot/read"
)

// lists is /maudanhsach, and the list of units that an officer sends: read and
// planned by a worker, shown as a preview, and taken in as it was shown.
func lists() command {
	return command{
		name: "maudanhsach", asked: "danh sách đơn vị|danh sách trường|mẫu danh sách|nhập danh sách|gửi danh sách|cập nhật danh sách|roster", aliases: []string{"danhsach", "mauds", "roster"}, action: action{inPrivate, (*deskTurn).askForm}, answers: isPlace,
		plain: func(t *deskTurn) bool { return !t.takesFiles() },
		file:  &filing{ends: []string{".xlsx", ".csv", ".tsv", ".txt"}, bare: true, run: (*deskTurn).listCame},
		taps: []tap{
			{verbList, action{inPrivate, (*deskTurn).showList}},
			{verbFull, action{inPrivate, (*deskTurn).fullList}},
			{verbTake, action{inPrivate, (*deskTurn).takeList}},
			{verbSureTake, action{inPrivate, (*deskTurn).takeList}},
			{verbTaken, action{inPrivate, (*deskTurn).listTaken}},
			{verbDoubts, action{inPrivate, (*deskTurn).doubts}},
			{verbMeant, action{inPrivate, (*deskTurn).meant}},
			{verbListArea, action{inPrivate, (*deskTurn).listArea}},
			{verbListLevel, action{inPrivate, (*deskTurn).listLevel}},
			{verbListClose, action{inPrivate, (*deskTurn).listClose}},
			{verbBack, action{inPrivate, (*deskTurn).askBack}},
			{verbBacked, action{inPrivate, (*deskTurn).showBack}},
			{verbDoBack, action{inPrivate, (*deskTurn).doBack}},
			{verbFormOf, action{inPrivate, (*deskTurn).formOf}},
			{verbForm, action{inPrivate, (*deskTurn).formCame}},
			{verbListFailed, action{inPrivate, (*deskTurn).listFailed}},
		},
	}
}

// PreviewKinds are the kinds of views that are of no use once their list is too old
// to be taken in, or back.
func PreviewKinds() []string { return []string{listView, answersView, backView, importView} }

const (
	verbList       = "ds"
	verbFull       = "dsf"
	verbTake       = "dsn"
	verbSureTake   = "dsny"
	verbTaken      = "dsd"
	verbDoubts     = "dsa"
	verbMeant      = "dsm"
	verbListArea   = "dsw"
	verbListLevel  = "dsl"
	verbListClose  = "dsc"
	verbBack       = "dsh"
	verbBacked     = "dshx"
	verbDoBack     = "dshy"
	verbForm       = "dst"
	verbFormOf     = "dsto"
	verbListFailed = "dsx"
)

// listCame has the list read. That it is being read was said when it came.
func (t *deskTurn) listCame(c call) (bot.Effects, error) {
	own := t.who.own()
	if own.Empty() {
		return t.refuse(outside)
	}
	order := bot.ListOrder{File: *c.file, Scope: own}
	areas, err := t.loadAreas()
	if err != nil {
		return bot.Effects{}, err
	}
	if said, problem := read.Scope(c.args, areas, t.day); c.args != "" && problem.OK() {
		order = orderOf(order, said)
	}
	return bot.Effects{Writes: []bot.Write{t.work(bot.ListTask{Step: bot.ListRead, Order: order})}}, nil
}

// orderOf takes the area and the level that the words with the file say.
func orderOf(o bot.ListOrder, said bot.Scope) bot.ListOrder {
	if a := single(said); a != 0 {
		o.Area = a
	}
	if len(said) == 1 && !said[0].AllLevels && len(said[0].Levels) == 1 {
		o.Level = said[0].Levels[0]
	}
	return o
}

// work is a step to be done by the worker, who tells this chat of it.
func (t *deskTurn) work(task bot.ListTask) bot.Do {
	key := "list:" + t.Event.ID
	task.Lang = t.Lang
	task.Tell = bot.Event{ID: key, Kind: bot.Received, Chat: t.Event.Chat, From: t.Event.From, Name: t.Event.Name, Lang: t.Event.Lang}
	return bot.Do{Key: key, Kind: bot.ListWork, Args: task, NotBefore: t.Event.At}
}

// listFailed says that the worker could not do it.
func (t *deskTurn) listFailed(call) (bot.Effects, error) {
	return t.answer(bot.T("danhsach.failed")), nil
}

func first(fields []string) string {
	if len(fields) == 0 {
		return ""
	}
	return fields[0]
}
