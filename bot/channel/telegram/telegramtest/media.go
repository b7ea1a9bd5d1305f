package telegramtest

// SendPhoto sends a photo, which arrives in several sizes.
func (u *User) SendPhoto(data []byte, caption string) int {
	return u.write(&Message{Text: caption, Entities: commands(caption), photo: u.sizes(data)})
}

// ReplyPhoto sends a photo in reply to a message.
func (u *User) ReplyPhoto(to int, data []byte, caption string) int {
	return u.write(&Message{Text: caption, Entities: commands(caption), photo: u.sizes(data), reply: to})
}

func (u *User) sizes(data []byte) []fileInfo {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return u.s.files.sizes(data)
}

// SendAlbum sends photos together: one message each, the caption on the first.
func (u *User) SendAlbum(caption string, photos ...[]byte) []int {
	u.s.mu.Lock()
	album := itoa(13_000_000_000_000_000 + u.s.queue.nextID)
	u.s.mu.Unlock()
	var ids []int
	for _, data := range photos {
		ids = append(ids, u.write(&Message{Text: caption, photo: u.sizes(data), album: album}))
		caption = ""
	}
	return ids
}

// SendFile sends a document, such as an image that is to keep its sharpness.
func (u *User) SendFile(name, mime string, data []byte, caption string) int {
	u.s.mu.Lock()
	info := u.s.files.keep("document", name, mime, data).public()
	u.s.mu.Unlock()
	return u.write(&Message{Text: caption, Entities: commands(caption), file: &info})
}

// SendVoice sends a voice message.
func (u *User) SendVoice() int {
	return u.Send(map[string]any{"voice": map[string]any{"file_id": "voice-1", "file_unique_id": "v1", "duration": 3}})
}

// SendSticker sends a sticker.
func (u *User) SendSticker() int {
	return u.Send(map[string]any{"sticker": map[string]any{
		"file_id": "sticker-1", "file_unique_id": "s1", "type": "regular", "width": 512, "height": 512, "is_animated": false, "is_video": false,
	}})
}
