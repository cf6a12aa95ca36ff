/** An edit cannot be made in this file as it is. */
export class EditRefusal extends Error {
  override readonly name = 'EditRefusal';
}
