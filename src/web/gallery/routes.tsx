import { GalleryPage } from '#ui/gallery/gallery.page.tsx'
import { page } from '../kit/reply.ts'
import { get, type Route } from '../kit/route.ts'

export const galleryRoutes: readonly Route[] = [
  get('/trung-bay', 'gallery.open', () => page(<GalleryPage />)),
]
