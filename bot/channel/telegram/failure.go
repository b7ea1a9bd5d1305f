package telegram

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// Telegram tells many failures apart by words alone. All of them stand here.
var (
	unchanged   = []string{"message is not modified"}
	unreadable  = []string{"can't parse entities", "can't parse message text"}
	topicless   = []string{"message thread not found", "topic_closed", "topic_deleted", "topic not found"}
	linkless    = []string{"button_url_invalid", "wrong http url", "url host is empty", "button url"}
	pictureless = []string{"rights to send photos", "rights to send documents", "rights to send media", "chat_send_photos_forbidden", "chat_send_media_forbidden"}
	mislaid     = []string{"temporarily unavailable"}
	unwritable  = []string{
		"chat not found", "peer_id_invalid", "user not found", "user is deactivated", "group chat was deactivated",
		"group chat was upgraded", "have no rights to send", "not enough rights to send", "chat_write_forbidden", "chat_send_plain_forbidden",
		"chat_restricted", "need administrator rights", "bot was kicked", "bot is not a member",
	}
)

// says tells whether Telegram refused the request with one of the phrases.
func says(err error, phrases []string) bool {
	if !isRefused(err, http.StatusBadRequest) {
		return false
	}
	text := strings.ToLower(err.Error())
	for _, p := range phrases {
		if strings.Contains(text, p) {
			return true
		}
	}
	return false
}

// refusalOf is what Telegram answered instead of a result, nil where it is something
// else that failed.
func refusalOf(err error) *botapi.Refusal {
	var no *botapi.Refusal
	errors.As(err, &no)
	return no
}

func isRefused(err error, code int) bool {
	no := refusalOf(err)
	return no != nil && no.Code == code
}

// sendError says what a failure of a call means, in words without secrets.
func (c *Channel) sendError(op string, err error) *channel.SendError {
	if err == nil {
		return nil
	}
	var known *channel.SendError
	if errors.As(err, &known) {
		return known
	}
	e := &channel.SendError{Outcome: channel.Again}
	kind := bot.Unavailable
	var moved *movedError
	switch {
	case isRefused(err, http.StatusTooManyRequests):
		e.Outcome, e.After, kind = channel.Limited, max(refusalOf(err).After, time.Second), bot.Exhausted
	case errors.As(err, &moved):
		e.Outcome, e.MovedTo, kind = channel.Migrated, strconv.FormatInt(moved.to, 10), bot.Conflict
	case says(err, pictureless), isMissing(err), errors.Is(err, errUnsent):
		e.Outcome, kind = channel.Rejected, bot.Invalid
	case isRefused(err, http.StatusForbidden), says(err, unwritable):
		e.Outcome, kind = channel.Gone, bot.Forbidden
	case isRefused(err, http.StatusUnauthorized), isRefused(err, http.StatusNotFound):
		e.Outcome, kind = channel.Fatal, bot.Invalid
	case isRefused(err, http.StatusBadRequest):
		e.Outcome, kind = channel.Rejected, bot.Invalid
	}
	var broken *botapi.NetError
	e.Doubt = errors.As(err, &broken) && broken.Doubt
	e.Err = bot.Fail(kind, "telegram: "+op, c.scrub(err))
	return e
}

// isMissing tells that a server of one's own does not know the method. Telegram
// answers 404 to a token of a wrong form as well.
func isMissing(err error) bool {
	return isRefused(err, http.StatusNotFound) && strings.Contains(strings.ToLower(err.Error()), "method")
}

// scrubbed is a failure in words that can be logged. It keeps no cause but a
// context's end, which callers ask for.
type scrubbed struct {
	text  string
	cause error
}

func (e *scrubbed) Error() string { return e.text }
func (e *scrubbed) Unwrap() error { return e.cause }

// scrub takes secrets out of a failure, and whatever Telegram quotes of the
// message it refused.
func (c *Channel) scrub(err error) error {
	text := err.Error()
	if strings.Contains(text, "error decode response") { // the library quotes the whole answer
		text = "an answer that cannot be read"
	}
	if isRefused(err, http.StatusBadRequest) {
		text = c.Unquoted(text)
	}
	return &scrubbed{text: c.Clip(text), cause: botapi.ContextEnd(err)}
}

// limits remembers the latest 429, because Telegram does not say whether one is
// for the chat or for the whole bot: two chats within a second mean the bot.
type limits struct {
	mu   sync.Mutex
	chat string
	at   time.Time
}

func (l *limits) hit(chat string, now time.Time) (all bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	all = l.chat != "" && l.chat != chat && now.Sub(l.at) < time.Second
	l.chat, l.at = chat, now
	return all
}

func fatal(status int) bool {
	return status == http.StatusUnauthorized || status == http.StatusNotFound
}
