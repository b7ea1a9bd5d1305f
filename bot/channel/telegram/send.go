package telegram

import (
	"context"
	"net/http"
	"strconv"
	"time"

	api "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// post is one message of Telegram's on its way out. It is a text, or one thing
// with the text under it; an album has none, see album.go.
type post struct {
	chat    int64
	thread  int
	edit    int // message to replace, 0 for a new one
	page    channel.Page
	picture *bot.Attachment
	file    *bot.Attachment
	album   []bot.Shot
	buttons *models.InlineKeyboardMarkup
	plain   bool // without markup, after Telegram could not read it

	next    *post // the text behind an album, nil for none
	uploads bool  // of an album: nothing by its name at Telegram
	apart   bool  // of an album: one picture after another
}

// Send says one message; see channel.Channel. A text over Telegram's limit
// becomes several messages, the last of which has the buttons and gives the id;
// what the message brings along comes before the text, or with it.
// If one of them fails, the next Send of the same message goes on there.
func (c *Channel) Send(ctx context.Context, to bot.Chat, m bot.Message) (string, error) {
	posts, e := c.lay(to, m)
	if e != nil {
		return "", e
	}
	if c.toasted(ctx, m) {
		return "", nil
	}
	if m.Delete != "" {
		c.remove(ctx, posts[0].chat, m.Delete)
	}
	if id, done, err := c.replace(ctx, posts, m.Edit); done {
		return c.sent(id, to, err)
	}
	c.room.enter(ctx, m.Weight())
	id, err := c.sayAll(ctx, posts)
	if err == nil && m.Pin {
		c.pin(ctx, posts[0].chat, id)
	}
	return c.sent(id, to, err)
}

// sent turns the platform's answer into the contract's.
func (c *Channel) sent(id int, to bot.Chat, err error) (string, error) {
	if err == nil {
		return strconv.Itoa(id), nil
	}
	e := c.sendError("send", err)
	if e.Outcome == channel.Limited {
		e.All = c.limits.hit(to.ID, time.Now())
	}
	return "", e
}

// lay makes the messages that the finished one needs, the buttons under the last.
func (c *Channel) lay(to bot.Chat, m bot.Message) ([]*post, *channel.SendError) {
	chat, err := strconv.ParseInt(to.ID, 10, 64)
	if err != nil || to.Channel != Name {
		return nil, c.Rejected("not a chat of Telegram")
	}
	thread, _ := strconv.Atoi(to.Topic)
	buttons, e := c.keyboard(m.Buttons)
	if e != nil {
		return nil, e
	}
	blank := post{chat: chat, thread: thread}
	posts := attached(blank, m)
	texts := channel.Pages(m.Parts, maxText)
	last := len(posts) - 1
	if len(texts) == 1 && texts[0].Units <= maxCaption && last >= 0 && posts[last].album == nil {
		posts[last].page, texts = texts[0], nil
	}
	if len(texts) == 0 && buttons != nil && last >= 0 && posts[last].album != nil {
		texts = channel.Pages([]bot.Para{{Text: above}}, maxText) // an album carries no buttons
	}
	for _, text := range texts {
		one := blank
		one.page = text
		if posts = append(posts, &one); last >= 0 && posts[last].album != nil && posts[last].next == nil {
			posts[last].next = &one
		}
	}
	if len(posts) == 0 {
		return nil, c.Rejected("an empty message")
	}
	if p := posts[len(posts)-1]; p.album == nil {
		p.buttons = buttons
	}
	return posts, nil
}

// above stands for words over the buttons of an album that has none.
const above = "⬆️"

// replace edits the message if one message is all it takes; done is false when
// it has to be said anew, which is so for every reason that Telegram may have
// to refuse an edit. The same words again are a success.
func (c *Channel) replace(ctx context.Context, posts []*post, edit string) (id int, done bool, err error) {
	if edit == "" || len(posts) > 1 || posts[0].carries() || posts[0].album != nil {
		return 0, false, nil
	}
	id, err = strconv.Atoi(edit)
	if err != nil || id <= 0 {
		return 0, false, nil
	}
	posts[0].edit = id
	_, err = c.say(ctx, posts[0])
	switch {
	case err == nil, says(err, unchanged):
		return id, true, nil
	case isRefused(err, http.StatusBadRequest), isMissing(err):
		posts[0].edit = 0
		return 0, false, nil
	}
	return 0, true, err
}

func (c *Channel) sayAll(ctx context.Context, posts []*post) (id int, err error) {
	_, err = c.parts.Say(keyOf(posts), len(posts), func(i int) (string, error) {
		id, err = c.say(ctx, posts[i])
		return "", err
	})
	return id, err
}

// keyOf names a message by where it goes and all it says.
func keyOf(posts []*post) uint64 {
	var words []string
	for _, p := range posts {
		words = append(append(words, strconv.FormatInt(p.chat, 10), strconv.Itoa(p.thread), p.page.Plain()), p.sums()...)
	}
	return channel.KeyOf(words...)
}

// say sends one message. What Telegram cannot take of it (markup, a closed
// topic, an address, a file) is given up rather than the message.
func (c *Channel) say(ctx context.Context, p *post) (int, error) {
	if p.album != nil {
		return c.sayAlbum(ctx, p)
	}
	for {
		id, err := c.call(ctx, p)
		if err == nil || !p.yield(err) {
			return id, err
		}
		c.Logger.Warn("telegram: a message was simplified", "err", c.scrub(err).Error())
	}
}

// yield gives one thing up; false when there is nothing that would help.
func (p *post) yield(err error) bool {
	switch {
	case !p.plain && says(err, unreadable):
		p.plain = true
	case p.thread != 0 && says(err, topicless):
		p.thread = 0
	case p.buttons != nil && hasLinks(p.buttons) && says(err, linkless):
		p.buttons = withoutLinks(p.buttons)
	case p.carries() && untaken(err):
		return p.unload()
	default:
		return false
	}
	return true
}

func (c *Channel) call(ctx context.Context, p *post) (int, error) {
	if p.carries() {
		return c.upload(ctx, p)
	}
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	say := saying{Chat: p.chat, Edit: p.edit, Text: p.text(), Mode: p.mode(), Preview: p.preview(), Buttons: p.buttons}
	if p.edit != 0 {
		_, err := c.calls.send(ctx, "editMessageText", &say)
		return p.edit, err
	}
	say.Thread = p.thread
	return c.calls.send(ctx, "sendMessage", &say)
}

// saying is a text that is sent, or put in the place of another message's.
type saying struct {
	Chat    int64                        `json:"chat_id"`
	Thread  int                          `json:"message_thread_id,omitempty"`
	Edit    int                          `json:"message_id,omitempty"`
	Text    string                       `json:"text"`
	Mode    models.ParseMode             `json:"parse_mode,omitempty"`
	Preview *models.LinkPreviewOptions   `json:"link_preview_options,omitempty"`
	Buttons *models.InlineKeyboardMarkup `json:"reply_markup,omitempty"`
}

func idOf(m *models.Message, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	return m.ID, nil
}

var noPreview = &models.LinkPreviewOptions{IsDisabled: api.True()}

// preview says that links are not to be shown as pictures, where there are any.
func (p *post) preview() *models.LinkPreviewOptions {
	for _, para := range p.page.Paras {
		if hasLink(para.Text) {
			return noPreview
		}
	}
	return nil
}

func (p *post) text() string {
	if p.plain {
		return p.page.Plain()
	}
	return html(&p.page)
}

// mode asks for markup only where there is some to read.
func (p *post) mode() models.ParseMode {
	if p.plain || !marked(&p.page) {
		return ""
	}
	return models.ParseModeHTML
}

// pin pins a message without a sound. A group may not let the bot do so; that changes
// nothing for what is said.
func (c *Channel) pin(ctx context.Context, chat int64, id int) {
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	if err := c.calls.ask(ctx, "pinChatMessage", &api.PinChatMessageParams{ChatID: chat, MessageID: id, DisableNotification: true}, nil); err != nil {
		c.Logger.Info("telegram: a message was not pinned", "err", c.scrub(err).Error())
	}
}

// remove deletes a person's message. It may be too old or gone; that changes
// nothing for what is said.
func (c *Channel) remove(ctx context.Context, chat int64, id string) {
	n, err := strconv.Atoi(id)
	if err != nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	if err := c.calls.ask(ctx, "deleteMessage", &api.DeleteMessageParams{ChatID: chat, MessageID: n}, nil); err != nil {
		c.Logger.Info("telegram: a message was not deleted", "err", c.scrub(err).Error())
	}
}
