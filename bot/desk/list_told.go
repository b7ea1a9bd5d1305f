package desk

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"time"

	"vneidbot/bot"
)

// The kinds of views of lists.
const (
	listView    = "list"       // a preview
	answersView = "list.order" // answers about a list, half-way
	backView    = "list.back"  // what taking it back would do
	importView  = "list.in"    // a list that somebody took in
)

// ListRead tells the chat of the task what came of reading its list.
func ListRead(task bot.ListTask, p bot.ListPreview, at time.Time) []bot.Write {
	v := viewFor(task, listView, p, at)
	return []bot.Write{bot.KeepView{View: v}, tellChat(task, at, data(verbList, v.ID))}
}

// ListTaken tells that the list is in the records, as its preview had it.
func ListTaken(task bot.ListTask, at time.Time) []bot.Write {
	return []bot.Write{tellChat(task, at, data(verbTaken, task.Preview)), listAudit(task, actTake, at)}
}

// listAudit is who did it, of what was done: a tap that came to nothing is no line.
func listAudit(task bot.ListTask, act string, at time.Time) bot.Audit {
	return bot.Audit{Event: task.Tell.ID, Account: task.Tell.From, Chat: task.Tell.Chat, Act: act, Object: importObject(task.Import), At: at}
}

// ListBack tells what taking the list back would do, or did.
func ListBack(task bot.ListTask, b bot.ListBackOff, at time.Time) []bot.Write {
	v := viewFor(task, backView, b, at)
	writes := []bot.Write{bot.KeepView{View: v}, tellChat(task, at, data(verbBacked, v.ID, task.Preview))}
	if b.Done && !b.Gone {
		writes = append(writes, listAudit(task, actBack, at))
	}
	return writes
}

// ListForm sends the form that was made, which has n units.
func ListForm(task bot.ListTask, f bot.File, n int, at time.Time) []bot.Write {
	areas, levels := encodeScope(task.Order.Scope)
	o := tellChat(task, at, data(verbForm, num(n), areas, levels))
	o.Event.File = &f
	return []bot.Write{o}
}

// ListFailed tells that nothing came of the task.
func ListFailed(task bot.ListTask, at time.Time) []bot.Write {
	return []bot.Write{tellChat(task, at, data(verbListFailed))}
}

func tellChat(task bot.ListTask, at time.Time, d string) bot.Occur { return tapBy(task.Tell, at, d) }

// tapBy has the worker's button tapped in the chat that waits for it.
func tapBy(ev bot.Event, at time.Time, d string) bot.Occur {
	ev.Data, ev.At = d, at
	return bot.Occur{Event: ev}
}

func viewFor(task bot.ListTask, kind string, what any, at time.Time) bot.View {
	return workersView(task.Tell, kind, what, at)
}

// workersView is what the worker's button means: the event names it, so that it is one view
// however often the work is done.
func workersView(tell bot.Event, kind string, what any, at time.Time) bot.View {
	said, err := json.Marshal(what)
	if err != nil {
		panic(err) // it holds only plain values
	}
	sum := sha256.Sum256([]byte(kind + "\x00" + tell.ID))
	return bot.View{ID: base64.RawURLEncoding.EncodeToString(sum[:12]), Account: tell.From, Chat: tell.Chat,
		Kind: kind, JSON: string(said), At: at}
}
