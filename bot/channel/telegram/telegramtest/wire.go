package telegramtest

import "encoding/json"

// The types below are the Bot API's objects as far as the emulation fills them.

type user struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name,omitempty"`
	Username  string `json:"username,omitempty"`
	Language  string `json:"language_code,omitempty"`
}

type chatInfo struct {
	ID        int64  `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title,omitempty"`
	FirstName string `json:"first_name,omitempty"`
	IsForum   bool   `json:"is_forum,omitempty"`
}

// Entity is a styled part of a text; offset and length are UTF-16 units.
type Entity struct {
	Type   string `json:"type"`
	Offset int    `json:"offset"`
	Length int    `json:"length"`
	URL    string `json:"url,omitempty"`
}

// Button is a button under a message.
type Button struct {
	Text string    `json:"text"`
	Data string    `json:"callback_data,omitempty"`
	URL  string    `json:"url,omitempty"`
	Copy *CopyText `json:"copy_text,omitempty"`
}

// CopyText is what a button copies.
type CopyText struct {
	Text string `json:"text"`
}

type markup struct {
	Keyboard [][]Button `json:"inline_keyboard"`
}

type fileInfo struct {
	ID     string `json:"file_id"`
	Unique string `json:"file_unique_id"`
	Width  int    `json:"width,omitempty"`
	Height int    `json:"height,omitempty"`
	Name   string `json:"file_name,omitempty"`
	Mime   string `json:"mime_type,omitempty"`
	Size   int    `json:"file_size,omitempty"`
	Path   string `json:"file_path,omitempty"`
}

type message struct {
	ID          int        `json:"message_id"`
	Thread      int        `json:"message_thread_id,omitempty"`
	From        *user      `json:"from,omitempty"`
	SenderChat  *chatInfo  `json:"sender_chat,omitempty"`
	Date        int64      `json:"date"`
	Chat        chatInfo   `json:"chat"`
	Forwarded   bool       `json:"is_automatic_forward,omitempty"`
	InTopic     bool       `json:"is_topic_message,omitempty"`
	ReplyTo     *message   `json:"reply_to_message,omitempty"`
	EditDate    int64      `json:"edit_date,omitempty"`
	Album       string     `json:"media_group_id,omitempty"`
	Text        string     `json:"text,omitempty"`
	Entities    []Entity   `json:"entities,omitempty"`
	Photo       []fileInfo `json:"photo,omitempty"`
	Document    *fileInfo  `json:"document,omitempty"`
	Caption     string     `json:"caption,omitempty"`
	CaptionEnts []Entity   `json:"caption_entities,omitempty"`
	MigrateTo   int64      `json:"migrate_to_chat_id,omitempty"`
	MigrateFrom int64      `json:"migrate_from_chat_id,omitempty"`
	Markup      *markup    `json:"reply_markup,omitempty"`

	Extra map[string]any `json:"-"` // kinds of content the emulation knows nothing of
}

// MarshalJSON adds what Extra holds to the message's own fields.
func (m *message) MarshalJSON() ([]byte, error) {
	type plain message
	body, err := json.Marshal((*plain)(m))
	if err != nil || len(m.Extra) == 0 {
		return body, err
	}
	extra, err := json.Marshal(m.Extra)
	if err != nil {
		return nil, err
	}
	body[len(body)-1] = ','
	return append(body, extra[1:]...), nil
}

type callback struct {
	ID       string   `json:"id"`
	From     user     `json:"from"`
	Message  *message `json:"message,omitempty"`
	Inline   string   `json:"inline_message_id,omitempty"`
	Instance string   `json:"chat_instance"`
	Data     string   `json:"data,omitempty"`
}

type member struct {
	Status string `json:"status"`
	User   user   `json:"user"`
	Until  int    `json:"until_date"`
}

type memberUpdate struct {
	Chat chatInfo `json:"chat"`
	From user     `json:"from"`
	Date int64    `json:"date"`
	Old  member   `json:"old_chat_member"`
	New  member   `json:"new_chat_member"`
}

type update struct {
	ID       int64         `json:"update_id"`
	Message  *message      `json:"message,omitempty"`
	Edited   *message      `json:"edited_message,omitempty"`
	Callback *callback     `json:"callback_query,omitempty"`
	Member   *memberUpdate `json:"my_chat_member,omitempty"`
}

// kind is the name under which allowed_updates lists the update.
func (u update) kind() string {
	switch {
	case u.Message != nil:
		return "message"
	case u.Edited != nil:
		return "edited_message"
	case u.Callback != nil:
		return "callback_query"
	default:
		return "my_chat_member"
	}
}
