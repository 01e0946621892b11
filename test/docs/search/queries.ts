/**
 * Queries of readers in three APIs, and the results that they expect: the anchor of an endpoint or
 * of a type.
 */

/** A query, and the correct results, any of which may be first. */
export type Wanted = readonly [query: string, ...anchors: readonly string[]];

export const STRIDE: readonly Wanted[] = [
  ['send message', 'sendMessage', 'sendDirectMessage'],
  ['recent messages', 'listRecentMessages'],
  ['listRecentMessages', 'listRecentMessages'],
  ['ConversationMessagesGetHandler', 'listMessages'],
  ['delete message', 'deleteMessage'],
  ['archive conversation', 'archiveConversation'],
  ['upload', 'uploadMedia'],
  ['mesage context', 'getMessageContext'],
  ['roster', 'getConversationRoster', 'updateRoster'],
  ['/site/{cloudId}/conversation', 'listConversations', 'createConversation'],
  ['POST /site/{cloudId}/conversation', 'createConversation'],
  ['direct message', 'sendDirectMessage', 'deleteDirectMessage', 'editDirectMessage'],
  ['text/markdown', 'convertDocument', 'sendMessage'],
  ['invite users', 'updateRoster'],
  ['convert markdown', 'convertDocument'],
  ['MessageList', 'MessageList'],
  ['glance state', 'updateGlanceState', 'pushGlanceUpdate'],
  ['unarchive', 'unarchiveConversation'],
  ['history', 'listMessages', 'getMessageContext'],
  ['edit message', 'editMessage', 'editDirectMessage'],
];

export const GITHUB: readonly Wanted[] = [
  ['issues/create', 'issuesCreate'],
  ['create issue', 'issuesCreate'],
  ['merge pull request', 'pullsMerge'],
  ['squash', 'pullsMerge', 'pullsMergeAsync', 'reposCreateInOrg', 'reposUpdate'],
  ['simple-user', 'SimpleUser'],
  ['download release asset', 'reposGetReleaseAsset'],
  ['upload release asset', 'reposUploadReleaseAsset'],
  ['list repos for user', 'reposListForUser'],
  ['delte branch protection', 'reposDeleteBranchProtection'],
  ['reposiotry topics', 'reposGetAllTopics', 'reposReplaceAllTopics'],
  ['rate limit', 'rateLimitGet'],
  ['star repo', 'activityStarRepoForAuthenticatedUser'],
  ['GET /user', 'usersGetAuthenticated'],
  ['/repos/{owner}/{repo}/pulls', 'pullsList', 'pullsCreate'],
  ['emojis', 'emojisGet'],
  ['render markdown', 'markdownRender', 'markdownRenderRaw'],
  ['pull request files', 'pullsListFiles'],
  ['code search', 'searchCode'],
  ['actions/create-workflow-dispatch', 'actionsCreateWorkflowDispatch'],
  ['add label', 'issuesAddLabels'],
];

export const STRIPE: readonly Wanted[] = [
  ['create customer', 'postCustomers'],
  ['delete customer', 'deleteCustomersCustomer'],
  ['list charges', 'getCharges'],
  ['PostCharges', 'postCharges'],
  ['confirm payment intent', 'postPaymentIntentsIntentConfirm'],
  ['capture', 'postPaymentIntentsIntentCapture', 'postChargesChargeCapture'],
  ['finalize invoice', 'postInvoicesInvoiceFinalize'],
  ['void invoice', 'postInvoicesInvoiceVoid'],
  ['cancel subscription', 'deleteSubscriptionsSubscriptionExposedId'],
  ['search customers', 'getCustomersSearch'],
  ['automatic_payment_methods', 'postPaymentIntents', 'postSetupIntents'],
  ['payment method attach', 'postPaymentMethodsPaymentMethodAttach'],
  ['/v1/charges', 'getCharges', 'postCharges'],
  ['GET /v1/balance', 'getBalance'],
  ['billing portal session', 'postBillingPortalSessions'],
  ['PaymentIntent', 'PaymentIntent', 'postPaymentIntents', 'postPaymentIntentsIntent'],
  ['checkout session expire', 'postCheckoutSessionsSessionExpire'],
  [
    'verify microdeposits',
    'postPaymentIntentsIntentVerifyMicrodeposits',
    'postSetupIntentsIntentVerifyMicrodeposits',
  ],
  ['refnud', 'Refund', 'postRefunds', 'getRefunds', 'getRefundsRefund', 'postRefundsRefund'],
  ['pay invoice', 'postInvoicesInvoicePay'],
];
