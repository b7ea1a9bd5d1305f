package engine

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/desk"
)

// asker is a desk that asks once and says what it was given.
type asker struct{}

func (asker) Ignores(bot.Event) bool        { return false }
func (asker) IsAdmin(id bot.AccountID) bool { return id == "test:8" }

func (asker) Answer(_ context.Context, r desk.Request) (desk.Answer, error) {
	a := desk.Answer{Effects: saying(notice("desk " + r.State.Command + " " + r.Event.Text)), State: r.State.After(r.Event)}
	if r.Event.Command != "" {
		a.State = desk.State{Command: r.Event.Command, Of: r.Event.From, At: r.Event.At}
	}
	return a, nil
}

func command(chat string, n int, name string) bot.Event {
	ev := say(chat, n, "/"+name)
	ev.Command = name
	return ev
}

// The desk's question stands beside the conversation: the words that it waits for
// are its, and before and after it the conversation goes on where it was.
func TestTheDesksQuestionStandsBesideTheConversation(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		w.chats["test:7"] = &stored{version: 4, data: []byte(`{"applied":"0","state":{"ids":["test:7-0"]}}`)} // of an older program
		e, _ := w.start(func(o *Options) { o.Desk = asker{} })
		for _, ev := range []bot.Event{say("7", 1, "hello"), command("7", 2, "mamoi"), say("7", 3, "hoa sen"), say("7", 4, "hoa sen")} {
			require.NoError(t, e.Handle(t.Context(), ev))
		}
		require.Equal(t, []string{"heard test:7-1", "desk  /mamoi", "desk mamoi hoa sen", "heard test:7-4"}, w.heard("7"))
		env := e.open(w.chats["test:7"].data)
		require.Equal(t, []string{"test:7-0", "test:7-1", "test:7-4"}, env.State.(*heard).IDs, "the conversation heard the rest")
		require.Zero(t, env.Desk)
	})
}

// What the person does in the conversation ends the question, in the session too.
func TestTheConversationEndsTheDesksQuestion(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Desk = asker{} })
		require.NoError(t, e.Handle(t.Context(), command("7", 1, "mamoi")))
		require.Equal(t, "mamoi", e.open(w.chats["test:7"].data).Desk.Command)
		picture := say("7", 2, "")
		picture.Kind = bot.Pictured
		require.NoError(t, e.Handle(t.Context(), picture))
		require.NoError(t, e.Handle(t.Context(), say("7", 3, "hoa sen")))
		require.Equal(t, []string{"desk  /mamoi", "heard test:7-2", "heard test:7-3"}, w.heard("7"))
	})
}

// eager is a conversation that works in its state as soon as it reads an event.
type eager struct{ heard }

func (e *eager) open(ev bot.Event) talk {
	e.Lang = "en"
	return e.heard.open(ev)
}

// The same file is an officer's list and a principal's mistake; whose it is costs
// the principal nothing, and the officer's conversation does not notice it.
func TestAFileIsWhoseItIsByTheSendersRole(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Desk, o.fresh = asker{}, func() state { return new(eager) } })
		for _, chat := range []string{"7", "8"} {
			list := say(chat, 1, "")
			list.Kind, list.File = bot.Filed, &bot.File{Name: "danh-sach.xlsx"}
			require.NoError(t, e.Handle(t.Context(), list))
		}
		require.Equal(t, []string{"en: heard test:7-1"}, w.heard("7"))
		require.Equal(t, []string{"desk  "}, w.heard("8"))
		require.Equal(t, &eager{}, e.open(w.chats["test:8"].data).State)
	})
}

// What an officer says in words that no command waits for is the desk's, unless it is of a
// report: the conversation tells that when it has read it.
func TestAnOfficersFreeWordsAreTheDesks(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Desk = asker{} })
		for i, c := range []struct{ chat, text, want string }{
			{"8", "loose chị cần số liệu", "desk  loose chị cần số liệu"},
			{"8", "0299900124", "heard"},
			{"8", "some vẫn vậy", "heard"},
			{"8", "some cho tôi xem số liệu", "desk  some cho tôi xem số liệu"},
			{"7", "loose chị cần số liệu", "heard"},
		} {
			require.NoError(t, e.Handle(t.Context(), say(c.chat, i+1, c.text)))
			said := w.heard(c.chat)
			require.Contains(t, said[len(said)-1], c.want, c.text)
		}
	})
}

// The conversation's words are for principals: to an officer who reports for a school
// they are said as to one, also where the engine answers in its place.
func TestTheConversationSpeaksToAnOfficerAsToOne(t *testing.T) {
	bubble(t, func(t *testing.T) {
		w := newWorld()
		e, _ := w.start(func(o *Options) { o.Desk, o.Ceilings.Pictures = asker{}, -1 })
		officer, principal := bot.Addressing("", bot.Officer)+": ", ""
		for chat, to := range map[string]string{"8": officer, "7": principal} {
			require.NoError(t, e.Handle(t.Context(), say(chat, 1, "0299900124")))
			picture := say(chat, 2, "")
			picture.Kind = bot.Pictured
			require.NoError(t, e.Handle(t.Context(), picture))
			require.Equal(t, []string{to + "heard test:" + chat + "-1", to + "photo.too_many"}, w.heard(chat))
		}
	})
}
