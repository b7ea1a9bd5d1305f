package telegram

// service marks the messages that the platform makes and no person writes.
// What is neither these nor known content is something a person sent, perhaps
// of a kind that is newer than this program.
type service struct {
	S01 present `json:"new_chat_members"`
	S02 present `json:"left_chat_member"`
	S03 present `json:"new_chat_title"`
	S04 present `json:"new_chat_photo"`
	S05 present `json:"delete_chat_photo"`
	S06 present `json:"group_chat_created"`
	S07 present `json:"supergroup_chat_created"`
	S08 present `json:"channel_chat_created"`
	S09 present `json:"message_auto_delete_timer_changed"`
	S10 present `json:"pinned_message"`
	S11 present `json:"successful_payment"`
	S12 present `json:"refunded_payment"`
	S13 present `json:"connected_website"`
	S14 present `json:"write_access_allowed"`
	S15 present `json:"proximity_alert_triggered"`
	S16 present `json:"boost_added"`
	S17 present `json:"chat_background_set"`
	S18 present `json:"checklist_tasks_done"`
	S19 present `json:"checklist_tasks_added"`
	S20 present `json:"direct_message_price_changed"`
	S21 present `json:"forum_topic_created"`
	S22 present `json:"forum_topic_edited"`
	S23 present `json:"forum_topic_closed"`
	S24 present `json:"forum_topic_reopened"`
	S25 present `json:"general_forum_topic_hidden"`
	S26 present `json:"general_forum_topic_unhidden"`
	S27 present `json:"giveaway_created"`
	S28 present `json:"giveaway_completed"`
	S29 present `json:"paid_message_price_changed"`
	S30 present `json:"chat_owner_left"`
	S31 present `json:"chat_owner_changed"`
	S32 present `json:"community_chat_added"`
	S33 present `json:"community_chat_joined"`
	S34 present `json:"community_chat_removed"`
	S35 present `json:"suggested_post_approved"`
	S36 present `json:"suggested_post_approval_failed"`
	S37 present `json:"suggested_post_declined"`
	S38 present `json:"suggested_post_paid"`
	S39 present `json:"suggested_post_refunded"`
	S40 present `json:"video_chat_scheduled"`
	S41 present `json:"video_chat_started"`
	S42 present `json:"video_chat_ended"`
	S43 present `json:"video_chat_participants_invited"`
	S44 present `json:"managed_bot_created"`
	S45 present `json:"poll_option_added"`
	S46 present `json:"poll_option_deleted"`
	S47 present `json:"gift_upgrade_sent"`
}

func (s *service) any() bool { return *s != service{} }
