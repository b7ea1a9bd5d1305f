package telegram

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"github.com/go-telegram/bot/models"
)

// kinds are the updates the bot asks for, in every call that may say so: the
// list is sticky at Telegram, and a forgotten one brings everything else too.
var kinds = []string{
	models.AllowedUpdateMessage, models.AllowedUpdateEditedMessage,
	models.AllowedUpdateCallbackQuery, models.AllowedUpdateMyChatMember,
}

// update is one update as far as it matters here. It is smaller than the
// library's: a field that is not read cannot fail, whatever Telegram adds to it.
type update struct {
	ID     int64       `json:"update_id"`
	New    *message    `json:"message"`
	Edited *message    `json:"edited_message"`
	Tap    *tap        `json:"callback_query"`
	Member *membership `json:"my_chat_member"`
}

type message struct {
	ID          int                `json:"message_id"`
	Thread      int                `json:"message_thread_id"`
	InTopic     bool               `json:"is_topic_message"`
	From        *models.User       `json:"from"`
	SenderChat  *chatRef           `json:"sender_chat"`
	Date        int64              `json:"date"`
	EditDate    int64              `json:"edit_date"`
	Chat        chatRef            `json:"chat"`
	Forwarded   bool               `json:"is_automatic_forward"`
	ReplyTo     *replied           `json:"reply_to_message"`
	Album       string             `json:"media_group_id"`
	Text        string             `json:"text"`
	Caption     string             `json:"caption"`
	Photo       []models.PhotoSize `json:"photo"`
	Document    *models.Document   `json:"document"`
	Contact     *contact           `json:"contact"`
	Animation   present            `json:"animation"` // comes with document set, for old bots
	Voice       present            `json:"voice"`
	Audio       present            `json:"audio"`
	VideoNote   present            `json:"video_note"`
	Sticker     present            `json:"sticker"`
	Dice        present            `json:"dice"`
	MigrateTo   int64              `json:"migrate_to_chat_id"`
	MigrateFrom int64              `json:"migrate_from_chat_id"`
	service
}

// replied is the message that was replied to: whose it was, whether it is the head
// of a topic, which every message of the topic "replies" to, and what an answer to it
// in private may mean.
type replied struct {
	From     *models.User       `json:"from"`
	Topic    present            `json:"forum_topic_created"`
	Text     string             `json:"text"`
	Caption  string             `json:"caption"`
	Photo    []models.PhotoSize `json:"photo"`
	Document *models.Document   `json:"document"`
}

type chatRef struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
}

// private goes by the id where the type is missing: groups have negative ones.
func (c chatRef) private() bool {
	return c.Type == string(models.ChatTypePrivate) || c.Type == "" && c.ID > 0
}
func (c chatRef) channel() bool { return c.Type == string(models.ChatTypeChannel) }

type tap struct {
	ID      string       `json:"id"`
	From    *models.User `json:"from"`
	Message *message     `json:"message"` // inaccessible ones carry chat and id alone
	Inline  string       `json:"inline_message_id"`
	Data    string       `json:"data"`
}

type membership struct {
	Chat chatRef      `json:"chat"`
	From *models.User `json:"from"`
	Date int64        `json:"date"`
	Old  standing     `json:"old_chat_member"`
	New  standing     `json:"new_chat_member"`
}

// standing is a ChatMember of any kind, also of one that is unknown today.
type standing struct {
	Status string `json:"status"`
	Member *bool  `json:"is_member"` // of a restricted one
}

func (s standing) in() bool {
	switch models.ChatMemberType(s.Status) {
	case models.ChatMemberTypeLeft, models.ChatMemberTypeBanned, "":
		return false
	case models.ChatMemberTypeRestricted:
		return s.Member == nil || *s.Member
	default:
		return true
	}
}

// present tells that a field was there, whatever it holds: an object without
// fields is something, the zero of another type is as good as absent.
type present bool

// UnmarshalJSON takes everything but null, false, "", 0 and an empty list.
func (p *present) UnmarshalJSON(raw []byte) error {
	switch string(raw) {
	case "null", "false", `""`, "0", "[]":
	default:
		*p = true
	}
	return nil
}

var errNoUpdate = errors.New("not an update")

// decode reads one update. It panics on nothing a stranger can send.
func decode(raw []byte) (u update, err error) {
	defer func() {
		if r := recover(); r != nil {
			u, err = update{}, errNoUpdate
		}
	}()
	if err := json.Unmarshal(raw, &u); err != nil {
		return update{}, errNoUpdate // the decoder's words quote the update
	}
	if u.ID == 0 {
		return update{}, errNoUpdate
	}
	return u, nil
}

var idField = []byte(`{"update_id":`)

// peekID reads the id alone, which Telegram writes first.
func peekID(raw []byte) (int64, bool) {
	if rest, ok := bytes.CutPrefix(raw, idField); ok {
		if end := bytes.IndexAny(rest, ",}"); end > 0 {
			if id, err := strconv.ParseInt(string(rest[:end]), 10, 64); err == nil {
				return id, true
			}
		}
	}
	var head struct {
		ID json.Number `json:"update_id"`
	}
	if json.Unmarshal(raw, &head) != nil {
		return 0, false
	}
	id, err := head.ID.Int64()
	return id, err == nil
}

// kindOf names what sort of update it is, for the note of one that cannot be decoded.
func kindOf(raw []byte) string {
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return "garbage"
	}
	for _, kind := range kinds {
		if _, ok := fields[kind]; ok {
			return kind
		}
	}
	return "unknown"
}

func eventID(updateID int64) string { return fmt.Sprintf("%s:%d", Name, updateID) }
