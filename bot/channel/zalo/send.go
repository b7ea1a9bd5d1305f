package zalo

import (
	"context"

	"vneidbot/bot"
	"vneidbot/bot/channel"
	"vneidbot/bot/channel/botapi"
)

// post is one message of Zalo's on its way out.
type post struct {
	chat    string
	text    string
	picture *bot.Attachment
}

// Send says one message; see channel.Channel. A text over the limit becomes
// several messages, the last of which has the choices and gives the id. If one
// of them fails, the next Send of the same message goes on there.
func (c *Channel) Send(ctx context.Context, to bot.Chat, m bot.Message) (string, error) {
	if to.Channel != Name || to.ID == "" {
		return "", c.Rejected("not a chat of Zalo")
	}
	posts := c.lay(to, m)
	if len(posts) == 0 {
		return "", c.Rejected("an empty message")
	}
	return c.parts.Say(keyOf(posts), len(posts), func(i int) (string, error) { return c.sayOne(ctx, posts[i]) })
}

// keyOf names a message by where it goes and all it says.
func keyOf(posts []*post) uint64 {
	var words []string
	for _, p := range posts {
		words = append(words, p.chat, p.text)
		if p.picture != nil {
			words = append(words, p.picture.SHA256)
		}
	}
	return channel.KeyOf(words...)
}

// sayOne says one message and counts it.
func (c *Channel) sayOne(ctx context.Context, p *post) (string, error) {
	id, err := c.say(ctx, p)
	if err != nil {
		return "", c.unsaid(ctx, err)
	}
	c.limits.passed()
	c.opts.Quota.said(ctx)
	return id, nil
}

// unsaid turns a failure into the contract's.
func (c *Channel) unsaid(ctx context.Context, err error) error {
	e := c.sendError("send", err)
	if e.Outcome == channel.Limited {
		e.After = c.limits.hit(e.After)
		c.opts.Quota.exceeded(ctx, e.After)
	}
	return e
}

// lay makes the messages that the finished one needs. A message of choices alone
// is none: nobody would know what is asked. The platform takes no files and no
// albums; whoever words a message knows that, and what is said instead of them
// stands here for who did not.
func (c *Channel) lay(to bot.Chat, m bot.Message) []*post {
	picture := m.Picture
	if c.opts.Publish == nil || picture != nil && picture.SHA256 == "" {
		picture = nil
	}
	m.Picture = nil
	for _, a := range m.Attached() {
		m.Parts = append(m.Parts, bot.Para{Text: a.Instead})
	}
	texts := pages(m.Parts, "")
	if len(texts) == 0 && picture == nil {
		return nil
	}
	if choices := menu(m.Buttons); counted.MatchString(choices) {
		texts = pages(beside(m.Parts, m.Buttons), choices)
	} else {
		texts = pages(m.Parts, choices)
	}
	var posts []*post
	if picture != nil {
		first := &post{chat: to.ID, picture: picture}
		if len(texts) == 1 {
			first.text, texts = texts[0], nil
		}
		posts = append(posts, first)
	}
	for _, text := range texts {
		posts = append(posts, &post{chat: to.ID, text: text})
	}
	return posts
}

// sentMessage is the result of the sending methods.
type sentMessage struct {
	ID text `json:"message_id"`
}

func (c *Channel) say(ctx context.Context, p *post) (string, error) {
	if p.picture != nil {
		return c.show(ctx, p)
	}
	ctx, cancel := context.WithTimeout(ctx, botapi.CallTimeout)
	defer cancel()
	var sent sentMessage
	err := c.call(ctx, "sendMessage", map[string]string{"chat_id": p.chat, "text": p.text}, &sent)
	return string(sent.ID), err
}

// show says a picture with its text. A picture that cannot be published, or that
// the platform does not take, is given up rather than its text.
func (c *Channel) show(ctx context.Context, p *post) (string, error) {
	address, err := c.opts.Publish(ctx, *p.picture)
	if err != nil {
		c.Logger.Warn("zalo: a picture cannot be published", "kind", bot.KindOf(err).String())
		return c.withoutPicture(ctx, p, c.Rejected("the picture cannot be published"))
	}
	params := map[string]string{"chat_id": p.chat, "photo": address}
	if p.text != "" {
		params["caption"] = p.text
	}
	id, err := c.flights.join(ctx, keyOf([]*post{p}), func() (string, error) {
		within, cancel := context.WithTimeout(context.WithoutCancel(ctx), photoTimeout)
		defer cancel()
		var sent sentMessage
		err := c.call(within, "sendPhoto", params, &sent)
		return string(sent.ID), err
	})
	if err != nil && c.sendError("send", err).Outcome == channel.Rejected {
		c.Logger.Warn("zalo: a picture was refused", "err", err.Error())
		return c.withoutPicture(ctx, p, err)
	}
	return id, err
}

// withoutPicture says what stands for the picture, and the text; err is why, where
// there is nothing to say.
func (c *Channel) withoutPicture(ctx context.Context, p *post, err error) (id string, _ error) {
	for _, text := range pages([]bot.Para{{Text: p.picture.Instead}, {Text: p.text}}, "") {
		if id, err = c.say(ctx, &post{chat: p.chat, text: text}); err != nil {
			return "", err
		}
	}
	return id, err
}
