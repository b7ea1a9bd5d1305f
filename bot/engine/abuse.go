package engine

import (
	"context"
	"strings"
	"time"

	"vneidbot/bot"
)

// Ceilings are how much of something is too much; 0 takes the default.
type Ceilings struct {
	Events   int // of an account in a minute in one copy of the program, 120
	Fresh    int // new sessions in a minute over all chats in one copy, 3000
	Pictures int // of an account in a day, 60
}

func (c Ceilings) orDefault() Ceilings {
	for _, f := range []struct {
		at *int
		to int
	}{{&c.Events, 120}, {&c.Fresh, 3000}, {&c.Pictures, 60}} {
		if *f.at == 0 {
			*f.at = f.to
		}
	}
	return c
}

// tally is what was counted already: a turn that is tried again counts once.
type tally struct {
	events int // of the account in this minute
	fresh  int // new sessions in this minute, when this is one
}

// floods tells that the event is one too many. The first such event of an
// account is answered with a sentence, the others of that minute with silence.
// They leave no trace: nothing was stepped.
func (t *turn) floods(s bot.Session) bool {
	if t.whom() == "" {
		return false
	}
	if t.tooMany() {
		return true
	}
	if t.counted.fresh == 0 && s.Version == 0 {
		t.counted.fresh = t.crowd.begin(t.whom(), t.opt.Now())
	}
	most := t.opt.Ceilings.Fresh
	if t.counted.fresh <= most {
		return false
	}
	// Strangers by the thousand: the sentences have an end too.
	t.refuse("abuse.busy", t.counted.events == 1 && t.counted.fresh <= 2*most)
	return true
}

// tooMany tells that the account has sent too much in this minute.
func (t *turn) tooMany() bool {
	if t.counted.events == 0 {
		t.counted.events = t.crowd.event(t.whom(), t.opt.Now())
	}
	most := t.opt.Ceilings.Events
	if t.counted.events <= most {
		return false
	}
	t.refuse("abuse.slow", t.counted.events == most+1)
	return true
}

func (t *turn) refuse(key string, aloud bool) {
	t.outcome = "refused"
	if aloud {
		t.speak(key)
	}
}

// speak makes one sentence the turn's reply, in a language that needs no look
// at the records. It is not kept: it is said once or not at all.
func (t *turn) speak(key string) { t.speakTo(key, bot.Facts{}) }

// speakTo is speak to somebody of whom something is known.
func (t *turn) speakTo(key string, f bot.Facts) {
	lang := ""
	_ = contain(func() error { lang = spoken(t.state(), f); return nil })
	say := sentence(bot.T(key))
	t.messages = []bot.Message{t.word(t.event.Chat, lang, &say)}
}

func (t *turn) state() state {
	if t.env != nil {
		return t.env.State
	}
	return t.opt.fresh()
}

// pictured is how many pictures a private chat has had in a day, and when that began.
type pictured struct {
	Since int64 `json:"since"` // Unix milliseconds
	N     int   `json:"n"`
}

func (p pictured) more(now time.Time) pictured {
	age := now.Sub(time.UnixMilli(p.Since))
	if age < 0 || age >= 24*time.Hour { // the clock was set, or the day is over
		return pictured{Since: now.UnixMilli(), N: 1}
	}
	p.N++
	return p
}

// tooManyPictures counts the picture. Those that the desk takes do not count: an
// officer on the phone reports for more units than anybody has pictures.
func (t *turn) tooManyPictures(ev bot.Event) bool {
	if ev.Kind != bot.Pictured {
		return false
	}
	t.env.Pictures = t.env.Pictures.more(t.opt.Now())
	return t.env.Pictures.N > t.opt.Ceilings.Pictures
}

// refusePicture says so, once for an album.
func (t *turn) refusePicture(ctx context.Context, ev bot.Event) (decision, error) {
	if ev.Album != "" && ev.Album == t.env.Album {
		return decision{}, nil
	}
	t.env.Album = ev.Album
	facts, err := t.facts(ctx, ev, bot.Needs{})
	say := sentence(bot.T("photo.too_many", "n", t.opt.Ceilings.Pictures))
	if c := facts.Campaign; c.Phone != "" { // on the day of a deadline tomorrow is too late
		who := strings.TrimPrefix(c.Contact+", ", ", ") + c.Phone
		say = sentence(bot.T("photo.too_many_contact", "n", t.opt.Ceilings.Pictures, "contact", who))
	}
	return decision{Effects: bot.Effects{Say: []bot.Say{say}}, lang: spoken(t.env.State, facts)}, err
}
