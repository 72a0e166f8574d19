/**
 * This page answers something that was sent. A browser keeps what was sent with the page in its history, on the disk, to
 * send it again; replaced by itself, the page is an ordinary one and nothing of it is kept.
 */
history.replaceState(null, '', location.href)
